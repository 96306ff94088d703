"""What the screen asks about a partner's article."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from content.media.models import Licence
from content.pages.models import SectionPage

from .importing import Parcel


class SectionField(forms.ModelChoiceField[SectionPage]):
    """A shelf, with its language."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.locale.get_display_name()} · {obj.topic}"


class ImportForm(forms.Form):
    """The article, whose it is, and who vouched for it there."""

    section = SectionField(label=_("语言和栏目"), queryset=SectionPage.objects.none())
    title = forms.CharField(label=_("标题"), max_length=255)
    summary = forms.CharField(
        label=_("摘要"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    text = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("照原文粘贴：空一行分段，以 # 开头的一行是小标题。"),
    )
    source = forms.CharField(label=_("来源单位"), max_length=200)
    source_unit = forms.ModelChoiceField(
        label=_("来源单位（在本站的）"),
        queryset=Unit.objects.order_by("path"),
        required=False,
        help_text=_("来源单位也是本站的成员单位时选择；它的专家不再审这篇。"),
    )
    source_url = forms.URLField(label=_("原文地址"), max_length=500, assume_scheme="https")
    institution = forms.CharField(label=_("审核机构"), max_length=200)
    reviewer = forms.CharField(label=_("审核人"), max_length=120)
    reviewed_on = forms.DateField(
        label=_("对方审核日期"), widget=forms.DateInput(attrs={"type": "date"})
    )
    evidence_url = forms.URLField(
        label=_("审核依据的地址"),
        max_length=500,
        assume_scheme="https",
        help_text=_("审核记录、文件或说明审核流程的网页。"),
    )
    licence = forms.ChoiceField(label=_("许可"), choices=Licence.choices)

    def __init__(self, *args: Any, sections: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = SectionPage.objects.filter(pk__in=sections).select_related("locale", "topic")
        self.fields["section"].queryset = found.order_by("locale_id", "path")  # type: ignore[attr-defined]

    def parcel(self) -> Parcel:
        """What was filled in; call after `is_valid`."""
        return Parcel(**{k: v for k, v in self.cleaned_data.items() if k != "section"})

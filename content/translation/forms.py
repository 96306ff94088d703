"""What the translator's screens ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.taxonomy.models import Region, Topic

from .enums import PairState

PO_LIMIT = 1_000_000


class BoardForm(forms.Form):
    """Which articles the board lists."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *PairState.choices]
    )
    region: Any = forms.ModelChoiceField(
        label=_("地区"),
        required=False,
        queryset=Region.objects.all(),
        to_field_name="code",
        empty_label=_("全部"),
    )
    topic: Any = forms.ModelChoiceField(
        label=_("主题"),
        required=False,
        queryset=Topic.objects.all(),
        to_field_name="code",
        empty_label=_("全部"),
    )
    owed = forms.BooleanField(label=_("只看欠读者的"), required=False)
    older_than = forms.IntegerField(label=_("等了多少天以上"), required=False, min_value=1)


class PoForm(forms.Form):
    """A PO file; cleaned to its text."""

    file = forms.FileField(label=_("PO文件"))

    def clean_file(self) -> str:
        upload: Any = self.cleaned_data["file"]
        if upload.size > PO_LIMIT:
            raise forms.ValidationError(_("文件太大。"))
        try:
            return upload.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("文件不是UTF-8编码。")) from error

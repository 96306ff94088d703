"""What the release desk asks."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .alone import USUAL


class WithdrawForm(forms.Form):
    """Why the article is called back; recorded and shown to stations."""

    reason = forms.CharField(
        label=_("撤回原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class KillForm(forms.Form):
    """Why this text may never be shown again."""

    reason = forms.CharField(
        label=_("禁用原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    sure = forms.BooleanField(label=_("我确认：这些文本今后一律不得再发布"))


class CorrectionForm(forms.Form):
    """What the new version corrects, for readers, in both languages."""

    note_zh = forms.CharField(
        label=_("更正说明（中文）"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    note_mn = forms.CharField(
        label=_("更正说明（蒙古文）"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "mn-Mong-CN"}),
    )  # fmt: skip

    def notes(self) -> dict[str, str]:
        """By language; call after `is_valid`."""
        return {"zh-hans": self.cleaned_data["note_zh"], "mvf": self.cleaned_data["note_mn"]}


class PlanForm(forms.Form):
    """When the pair shall go out."""

    at = forms.DateTimeField(
        label=_("发布时间"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class SingleForm(forms.Form):
    """The exception: one language alone, proposed to a second person."""

    reason = forms.CharField(
        label=_("单语发布的理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    translation_due = forms.DateField(
        label=_("译文最迟何时"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=lambda: timezone.localdate() + USUAL,
        help_text=_("到期前提醒译者，过期上报协调人。"),
    )

"""What the release desk asks."""

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .alone import USUAL
from .told import Correction, Grounds

REMARK_HELP = _("另一个人确认之后，读者才看到。")


def _grounds(more: str | Promise = "", *, initial: str = Grounds.CHECKING) -> forms.ChoiceField:
    choices = [choice for choice in Grounds.choices if choice[0] != Grounds.OVERDUE]
    told = _("读者立刻看到这一句，用两种文字。")
    return forms.ChoiceField(
        label=_("告诉读者"),
        choices=choices,
        initial=initial,
        help_text=format_lazy("{}{}", told, more),
    )


class _CallingBack(forms.Form):
    """What readers are told at once, and what is kept on record."""

    def said(self) -> dict[str, str]:
        """The grounds and the reason; call after `is_valid`."""
        return {name: self.cleaned_data[name] for name in ("grounds", "reason")}


class WithdrawForm(_CallingBack):
    """Why the article is called back: a sentence of ours for readers, and words on record."""

    grounds = _grounds(_("内容有误、可能伤人或已过时的，审定同时作废，须重新送审才能再发布。"))
    reason = forms.CharField(
        label=_("撤回原因（内部记录）"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class KillForm(_CallingBack):
    """Why this text may never be shown again."""

    grounds = _grounds(initial=Grounds.HARMFUL)
    reason = forms.CharField(
        label=_("禁用原因（内部记录）"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    sure = forms.BooleanField(label=_("我确认：这些文本今后一律不得再发布"))


def _correction() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("更正"),
        choices=[("", _("没有要说明的更正")), *Correction.choices],
        required=False,
        help_text=_("读者立刻看到这一句和日期。"),
    )


class CorrectionForm(forms.Form):
    """What the new version corrects, and words for readers in both languages."""

    correction = _correction()
    zh = forms.CharField(
        label=_("给读者的说明（中文）"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=REMARK_HELP,
    )  # fmt: skip
    mn = forms.CharField(
        label=_("给读者的说明（蒙古文）"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "mn-Mong-CN"}), help_text=REMARK_HELP,
    )  # fmt: skip

    def words(self) -> dict[str, str]:
        """The free words by language; call after `is_valid`."""
        return {name: self.cleaned_data[name] for name in ("zh", "mn")}


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
    correction = _correction()

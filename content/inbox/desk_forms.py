"""What the staff fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .enums import OUTCOMES, Kind


class AssignForm(forms.Form):
    """Who answers for it, and until when."""

    owner = forms.ModelChoiceField(
        label=_("负责人"), queryset=User.objects.filter(is_active=True).order_by("display_name")
    )
    due = forms.DateField(label=_("期限"), widget=forms.DateInput(attrs={"type": "date"}))


class CloseForm(forms.Form):
    """How it ended, in words that readers will see."""

    outcome = forms.ChoiceField(
        label=_("结果"), help_text=_("读者立刻看到结果；理由或答复由另一个人确认之后才公开。")
    )
    reason_zh = forms.CharField(
        label=_("理由或答复（中文）"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason_mn = forms.CharField(
        label=_("理由或答复（蒙古文）"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(outcome.value, outcome.label) for outcome in OUTCOMES[Kind(kind)]]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]

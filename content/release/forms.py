"""What the release desk asks."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """Why the article is called back; recorded and shown to stations."""

    reason = forms.CharField(
        label=_("撤回原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class SingleForm(forms.Form):
    """The recorded exception: one language alone."""

    reason = forms.CharField(
        label=_("单语发布的理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    second_person = forms.ModelChoiceField(
        label=_("同意人（另一位发布人）"), queryset=get_user_model().objects.filter(is_active=True)
    )

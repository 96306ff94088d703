"""The staff's forms at the door, in Chinese throughout, and how often one may try."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from limits import actions as limits

QUARTER = 900
#: Tries in a quarter of an hour from one address, whatever the names: axes counts by name, and
#: whoever tries one password on every name would never meet it.
PER_ADDRESS = 40
#: Letters about a forgotten password: to one person in an hour, and asked for from one address.
LETTERS, LETTERS_PER_ADDRESS, HOUR = 3, 20, 3600


class SignInForm(LoginForm):
    """Wagtail's, which leaves the label of the password in English."""

    password = forms.CharField(
        label=_("密码"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "placeholder": _("输入密码")}
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses the right password too once an address has tried too often."""
        try:
            where = limits.asker(self.request)
            limits.spend("sign-in", where, limit=PER_ADDRESS, seconds=QUARTER)
        except limits.TooOften as error:
            minutes = -(-error.seconds // 60)
            told = _("尝试次数太多，请 %(minutes)s 分钟后再试。") % {"minutes": minutes}
            raise ValidationError(told) from error
        return super().clean()


class ForgottenForm(PasswordResetForm):
    """Says the same whoever is meant and however often; writes only so many letters."""

    def save(self, *arguments: Any, request: Any = None, **options: Any) -> None:
        """Writes to whoever has this address, unless that was asked for too often."""
        email = self.cleaned_data["email"].lower()
        try:
            where = limits.asker(request)
            limits.spend("reset from", where, limit=LETTERS_PER_ADDRESS, seconds=HOUR)
            limits.spend("reset of", email, limit=LETTERS, seconds=HOUR)
        except limits.TooOften:
            return
        super().save(*arguments, request=request, **options)

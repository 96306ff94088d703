"""The one form in which a station's public telephone is kept, so that every reader can call it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_DIGITS = str.maketrans("０１２３４５６７８９－–—（）", "0123456789---()")
_MOBILE = re.compile(r"1[3-9]\d{9}")
#: Area codes 010 and 02x have two further digits at most, all others three.
_LINE = re.compile(r"(010|02\d|0[3-9]\d{2})-?(\d{7,8})")


def normal(typed: str) -> str:
    """The number as it is kept: `0470-0000000` or `13904701234`; nothing for nothing.

    Raises ValidationError for what is neither a mobile number nor a line with its area code.
    """
    text = re.sub(r"[\s()]", "", re.sub(r"^\s*\+?86[\s-]*(?=[01])", "", typed.translate(_DIGITS)))
    if not text:
        return ""
    if _MOBILE.fullmatch(text.replace("-", "")):
        return text.replace("-", "")
    if found := _LINE.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    raise ValidationError(
        _("请写手机号码（11 位），或者带区号的座机，例如 0470-0000000。"), code="invalid"
    )


def valid(number: str) -> None:
    """Raise ValidationError unless `number` is in the form that is kept."""
    if normal(number) != number:
        raise ValidationError(_("号码请写成 0470-0000000 或 13904701234。"), code="invalid")

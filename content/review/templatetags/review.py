"""What the reviewer's screen asks of what was said already."""

from typing import Any

from django import template
from django.utils.translation import get_language

from accounts.models import Unit, User

register = template.Library()


@register.filter
def finding(said: Any, claim: str) -> str:
    """What was found of this claim, or ""."""
    return said.findings.get(claim, "") if said else ""


@register.filter
def ticked(said: Any, code: str) -> bool:
    """Whether this point of the checklist was ticked."""
    return bool(said and said.checklist.get(code))


@register.filter
def named(one: User | Unit | None) -> str:
    """The name of a person or a unit in the language of the screen; nothing for nobody."""
    return one.names().get(get_language() or "", str(one)) if one else ""

"""What the reviewer's screen asks of what was said already."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def finding(said: Any, claim: str) -> str:
    """What was found of this claim, or ""."""
    return said.findings.get(claim, "") if said else ""


@register.filter
def ticked(said: Any, code: str) -> bool:
    """Whether this point of the checklist was ticked."""
    return bool(said and said.checklist.get(code))

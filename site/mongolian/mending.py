"""What a machine may put right in a Mongolian text by itself."""

from .display import display
from .suffixes import fix_suffix_spaces


def mended(text: str) -> str:
    """The text with the two fixes that are always right: joined suffixes, today's diphthongs.

    Idempotent; texts in other scripts pass unchanged.
    """
    return display(fix_suffix_spaces(text))

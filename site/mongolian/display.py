"""What is changed between storing a text and showing it."""

import re

from .letters import CONSONANTS, FVS, HUDUM, MVS, NNBSP, VOWELS

_STRAY_NNBSP = re.compile(f"(?<![{HUDUM}{FVS}]){NNBSP}(?=[{HUDUM}])")
#: The old spelling of a diphthong in i; in suffixes (-yin, -yi) a connector stands before it.
_OLD_YI = re.compile(f"(?<=[{VOWELS}])ᠶᠢ(?=[{CONSONANTS}]|{MVS}|(?![{HUDUM}]))")


def display(text: str) -> str:
    """The text as browsers draw it right. Idempotent; texts in other scripts pass unchanged.

    U+202F after a digit, Latin or Chinese is drawn outside the script by Chromium and Firefox, so
    it becomes U+180E there. The old spelling of diphthongs would show a hooked letter in the font.
    """
    return _OLD_YI.sub("ᠢ", _STRAY_NNBSP.sub(MVS, text))


def old_diphthongs(text: str) -> list[tuple[int, int]]:
    """Spans of the old diphthong spelling that `display` replaces."""
    return [match.span() for match in _OLD_YI.finditer(text)]

"""How Mongolian text is made ready for the screen.

The same rule stands in site/mongolian/display.py. It is here twice because the agent is installed
on a station without the site, and the two must be able to change on their own days; a test in
tests/push/agent holds them to the same answers.
"""

import re

import nh3
from markupsafe import Markup, escape

_HUDUM = "\u1820-\u1842"
_VOWELS, _CONSONANTS = "\u1820-\u1827", "\u1828-\u1842"
_SELECTORS = "\u180b-\u180d\u180f"
_MVS, _NNBSP = "\u180e", "\u202f"
_STRAY_NNBSP = re.compile(f"(?<![{_HUDUM}{_SELECTORS}]){_NNBSP}(?=[{_HUDUM}])")
_OLD_YI = re.compile(f"(?<=[{_VOWELS}])\u1836\u1822(?=[{_CONSONANTS}]|{_MVS}|(?![{_HUDUM}]))")
#: One or two digits on their own stand upright in a column; longer numbers lie with the Latin.
_SHORT_NUMBER = re.compile(r"(?<![\w#&.,:/%-])(\d{1,2})(?![\w.,:/%;-])")
#: All that the text of an article may be made of.
TAGS = {"p", "b", "ol", "ul", "li", "br"}


def display(text: str) -> str:
    """The text as browsers draw it right: suffixes after digits, Latin and Chinese keep their
    shape, and the old spelling of diphthongs shows no hooked letter. Other scripts pass unchanged.
    """
    return _OLD_YI.sub("\u1822", _STRAY_NNBSP.sub(_MVS, text))


def plain(text: str, language: str) -> Markup:
    """Plain text as HTML in its language."""
    if language != "mvf":
        return escape(text)
    return Markup(_upright(str(escape(display(text)))))  # noqa: S704 — escaped just now


def rich(html: str, language: str) -> Markup:
    """Formatted text as HTML in its language, with nothing in it but the few allowed tags."""
    clean = nh3.clean(html, tags=TAGS, attributes={}, link_rel=None)
    if language == "mvf":
        clean = _upright(display(clean))
    return Markup(clean)  # noqa: S704 — sanitised just now


def _upright(html: str) -> str:
    # Neither an escaped character nor an allowed tag holds a number standing alone.
    return _SHORT_NUMBER.sub(r'<span class="n">\1</span>', html)

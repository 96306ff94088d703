"""Which of our languages a reader is in, and how it is written at the HTML edge."""

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

DEFAULT = "zh-hans"
MONGOLIAN = "mvf"
ALL = (DEFAULT, MONGOLIAN)
#: What browsers call our languages. `mn` covers mn-CN and mn-Mong-CN too.
_ASKED_FOR = {"mn": MONGOLIAN, "mvf": MONGOLIAN, "zh": DEFAULT}


def preferred(accept_language: str) -> str:
    """The language of ours that an Accept-Language header asks for first; Chinese if none."""
    for asked, quality in parse_accept_lang_header(accept_language):
        found = _ASKED_FOR.get(asked.split("-")[0])
        if found and quality > 0:
            return found
    return DEFAULT


def of_path(path: str) -> str | None:
    """The language that an address is in, or None for one outside the languages' prefixes."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in settings.HTML_LANG else None


def other_than(language: str) -> str:
    """The other one of the two languages."""
    return MONGOLIAN if language == DEFAULT else DEFAULT


def html_lang(language: str) -> str:
    """The language tag that HTML and HTTP carry, such as `mn-Mong-CN`."""
    return settings.HTML_LANG.get(language, language)

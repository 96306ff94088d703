"""Texts at the HTML edge: what the traditional script needs that stored text does not carry."""

import re
from datetime import date, datetime
from pathlib import PurePath

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from mongolian.dates import format_date
from mongolian.display import display
from portal import languages
from portal.telephones import with_calls

register = template.Library()

_HAN = re.compile("[\u3400-\u9fff]")
_HUDUM = re.compile("[\u1820-\u1842]")
#: Chinese inside a Mongolian text: a title of a book, a name. Its voice is another one.
_CHINESE = re.compile(
    "[《〈“（]?[\u3400-\u9fff](?:[\u3400-\u9fff·、，：《》〈〉“”（）]*[\u3400-\u9fff》〉”）])?"
)
_MARKUP = re.compile(r"(<[^>]*>|&[#\w]+;)")
#: A number of up to three digits that stands alone: it is set upright inside vertical lines.
_SHORT_NUMBER = re.compile(r"(?<![\d.,:/%A-Za-z-])\d{1,3}(?![\d.,:/%A-Za-z-])")


@register.filter
def script(value: object) -> SafeString:
    """The text as its script needs it. Chinese is escaped and otherwise left alone.

    Mongolian gets the display fixes of `mongolian.display`, and short numbers that stand upright.
    Safe HTML stays HTML; only the text between its tags changes.
    """
    html = conditional_escape(value if isinstance(value, str) else str(value))
    if get_language() != languages.MONGOLIAN:
        return html
    pieces = _MARKUP.split(html)
    pieces[::2] = [_upright(display(text)) for text in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - escaped above, or safe when it came in


@register.filter
def calls(value: object) -> SafeString:
    """The text, escaped, with telephone numbers that call at a tap; give it to `script` then."""
    html = conditional_escape(value if isinstance(value, str) else str(value))
    return mark_safe(with_calls(html))  # noqa: S308 - escaped above, or safe when it came in


@register.filter
def proper(value: object) -> SafeString:
    """A proper name or a title: where it has no Mongolian form it stands in Chinese, marked so."""
    html = script(value)
    if get_language() != languages.MONGOLIAN or not _HAN.search(html):
        return html
    chinese = languages.html_lang("zh-hans")
    if not _HUDUM.search(html):
        return format_html('<span lang="{}">{}</span>', chinese, html)
    pieces = _MARKUP.split(html)
    marked = [_CHINESE.sub(rf'<span lang="{chinese}">\g<0></span>', text) for text in pieces[::2]]
    pieces[::2] = marked
    return mark_safe("".join(pieces))  # noqa: S308 - escaped by `script`


@register.filter
def day(value: datetime | date | str | None) -> SafeString | str:
    """A date as the reader's language writes it, inside `<time>`; nothing for nothing."""
    if isinstance(value, str):
        value = parse_datetime(value)
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    words = format_date(value) if get_language() == languages.MONGOLIAN else date_format(value)
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", script(words))


@register.filter
def html_lang(language: str) -> str:
    """The language tag that HTML carries for one of our languages."""
    return languages.html_lang(language)


@register.filter
def own_name(language: str) -> str:
    """What a language of ours calls itself."""
    return str(dict(settings.LANGUAGES)[language])


@register.filter
def ending(name: str) -> str:
    """What kind of file it is, as people write it: MP4, PDF."""
    return PurePath(name).suffix.removeprefix(".").upper()


@register.filter
def weight(size: int) -> str:
    """How much a file weighs on the link: “2.1 MB”, or “38 KB” below a tenth of that."""
    if size >= 100_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"


def _upright(text: str) -> str:
    return _SHORT_NUMBER.sub(r'<span class="n">\g<0></span>', text)

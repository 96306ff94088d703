"""What an author should look at again in a draft: advice with the exact word and its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from content.taxonomy.tagging import Tagged
from mongolian.proofreading import written

if TYPE_CHECKING:
    from .models import ArticlePage

_FIELDS = ("title", "summary", "cover_alt", "cover_caption")
#: So many are shown: who has more has something larger to mend first.
MOST = 40


@dataclass(frozen=True)
class Advice:
    """One piece of advice. `path` leads to the field in the form; `word` is what it is about."""

    place: str
    path: str
    word: str
    sentence: str


def remarks(draft: "ArticlePage") -> list[Advice]:
    """Everything worth a look, in the order of the form."""
    found = [*_script(draft), *_claims(draft), *_tags(draft)]
    return found[:MOST]


def _script(draft: "ArticlePage") -> Iterator[Advice]:
    for place, path, text in texts(draft):
        for finding in written(text, draft.locale.language_code):
            yield Advice(place, path, finding.word, finding.message)


def texts(draft: "ArticlePage") -> Iterator[tuple[str, str, str]]:
    """Every text with the name of its place and its path in the form."""
    for name in _FIELDS:
        yield _label(draft, name), name, getattr(draft, name)
    for name in (*draft.LEADS, "body"):
        for number, child in enumerate(getattr(draft, name), start=1):
            said = {"field": _label(draft, name), "number": number, "kind": str(child.block.label)}
            place = _("%(field)s第%(number)s块（%(kind)s）") % said
            yield from _inside(child.value, child.block, place, f"{name}.{child.id}")


def _inside(value: Any, block: Any, place: str, path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield place, path, value
    elif isinstance(value, RichText):
        yield place, path, unescape(strip_tags(value.source.replace("</p>", "</p>\n")))
    elif isinstance(value, StructValue):
        for name, child in block.child_blocks.items():
            yield from _inside(value.get(name), child, f"{place}·{child.label}", f"{path}.{name}")
    elif isinstance(value, ListValue):
        for number, one in enumerate(value.bound_blocks, start=1):
            yield from _inside(one.value, one.block, f"{place} {number}", f"{path}.{one.id}")


def _claims(draft: "ArticlePage") -> Iterator[Advice]:
    """A text without a claim cannot be judged claim by claim; a claim says what to do and not."""
    claims = [
        (name, child)
        for name in (*draft.LEADS, "body")
        for child in getattr(draft, name)
        if child.block_type == "claim"
    ]
    if not claims and "body" in draft.REQUIRED:
        yield Advice(_("正文"), "body", "", _("还没有“论断”：专家是按论断逐条审的。"))
    for number, (where, child) in enumerate(claims, start=1):
        place = _("第%(number)s条论断") % {"number": number}
        for name, words in (("do", _("应该做")), ("dont", _("不要做"))):
            if not (child.value.get(name) or "").strip():
                sentence = _("没有写“%(field)s”。") % {"field": words}
                yield Advice(place, f"{where}.{child.id}.{name}", "", sentence)


def _tags(draft: "ArticlePage") -> Iterator[Advice]:
    if not any(getattr(draft, facet).all() for facet in Tagged.FACETS):
        yield Advice(
            _label(draft, "groups"), "groups", "", _("一个标签也没有：推送时找不到最该看到的人。")
        )


def _label(draft: "ArticlePage", name: str) -> str:
    return str(getattr(draft._meta.get_field(name), "verbose_name", name))

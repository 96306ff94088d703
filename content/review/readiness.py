"""Is a draft complete enough to be judged? Drafts may have gaps; a submitted text has none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from content.pages import unseen
from content.pages.drafts import pictures
from content.pages.models import ArticlePage
from content.pages.models.base import Origin
from content.pages.proofreading import texts


@dataclass(frozen=True)
class Gap:
    """One reason why nobody can judge a draft yet, and the path to its field in the form."""

    path: str
    sentence: str


def gaps(draft: ArticlePage) -> list[str]:
    """Every reason why nobody can judge this draft yet, each a sentence; empty when it is whole."""
    return [gap.sentence for gap in missing(draft)]


def missing(draft: ArticlePage) -> list[Gap]:
    """The same, each with the way to its field."""
    return [*_fields(draft), *_empty(draft), *_blocks(draft), *_unseen(draft), *_rights(draft)]


def _fields(draft: ArticlePage) -> Iterator[Gap]:
    try:
        draft.full_clean(exclude=["body", *draft.LEADS])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield from (Gap(name, _say(_label(draft, name), message)) for message in messages)


def _empty(draft: ArticlePage) -> Iterator[Gap]:
    for name in draft.REQUIRED:
        if not getattr(draft, name):
            yield Gap(name, _("“%(field)s”还是空的。") % {"field": _label(draft, name)})
    if draft.cover and not draft.cover_alt.strip():
        yield Gap("cover_alt", _("题图还没有替代文字，看不见图片的读者需要它。"))
    if draft.origin == Origin.ADAPTED and not draft.adapted_from.strip():
        yield Gap("adapted_from", _("改编的内容还没有写明改编自哪里。"))
    if draft.origin == Origin.PARTNER and not draft.adapted_from.strip():
        yield Gap("adapted_from", _("引进的内容还没有写明原文来自哪里。"))


def _blocks(draft: ArticlePage) -> Iterator[Gap]:
    for name in (*draft.LEADS, "body"):
        yield from _stream(name, _label(draft, name), getattr(draft, name))


def _stream(name: str, field: str, value: Any) -> Iterator[Gap]:
    try:
        value.stream_block.clean(value)
    except StreamBlockValidationError as error:
        for index, inner in sorted((error.block_errors or {}).items()):
            child = value[index]
            place = _("%(field)s第%(number)s块（%(kind)s）") % {
                "field": field,
                "number": index + 1,
                "kind": child.block.label,
            }
            for path, text in _texts(child.block, inner, f"{name}.{child.id}"):
                yield Gap(path, _say(place, text))
        for text in _messages(error.non_block_errors):
            yield Gap(name, _say(field, text))


def _unseen(draft: ArticlePage) -> Iterator[Gap]:
    for place, path, text in texts(draft):
        if letter := unseen.found(text):
            words = {"letter": letter[0], "words": letter[1]}
            said = _("“%(words)s”里有看不见的字符（%(letter)s），会让人看错；请删掉重打。") % words
            yield Gap(path, _say(place, said))


def _rights(draft: ArticlePage) -> Iterator[Gap]:
    today = timezone.localdate()
    for picture in pictures(draft):
        if not picture.may_be_shown(today):
            words = {"title": picture.title, "day": picture.licence_until}
            path = "cover" if picture == draft.cover else "body"
            said = _("图片“%(title)s”的授权已于 %(day)s 到期，请换一张或续期。") % words
            yield Gap(path, said)


def _texts(block: Any, error: Any, path: str) -> Iterator[tuple[str, str]]:
    """The sentences of an error, each with its path and the names of the fields that lead to it."""
    if isinstance(error, StructBlockValidationError):
        for name, inner in error.block_errors.items():
            child = block.child_blocks[name]
            for inner_path, text in _texts(child, inner, f"{path}.{name}"):
                yield inner_path, _say(str(child.label), text)
    elif isinstance(error, ListBlockValidationError):
        for number, inner in error.block_errors.items():
            for inner_path, text in _texts(block.child_block, inner, path):
                yield inner_path, _say(str(number + 1), text)
        yield from ((path, text) for text in _messages(error.non_block_errors))
    else:
        yield from ((path, text) for text in _messages(error))


def _messages(error: Any) -> list[str]:
    return list(getattr(error, "messages", None) or [])


def _label(draft: ArticlePage, name: str) -> str:
    names = {field.name: field for field in draft._meta.get_fields()}
    return str(getattr(names.get(name), "verbose_name", _("整篇")))


def _say(place: str, text: str) -> str:
    return f"{place}：{text}"

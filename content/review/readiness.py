"""Is a draft complete enough to be judged? Drafts may have gaps; a submitted text has none."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from content.pages.drafts import pictures
from content.pages.models import ArticlePage

#: Blank in a draft, required for a review.
REQUIRED = ("title", "summary", "body")


def gaps(draft: ArticlePage) -> list[str]:
    """Every reason why nobody can judge this draft yet, each a sentence; empty when it is whole."""
    return [*_fields(draft), *_empty(draft), *_body(draft), *_rights(draft)]


def _fields(draft: ArticlePage) -> Iterator[str]:
    try:
        draft.full_clean(exclude=["body"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield from (_say(_label(draft, name), message) for message in messages)


def _empty(draft: ArticlePage) -> Iterator[str]:
    for name in REQUIRED:
        if not getattr(draft, name):
            yield _("“%(field)s”还是空的。") % {"field": _label(draft, name)}
    if draft.cover and not draft.cover_alt.strip():
        yield _("题图还没有替代文字，看不见图片的读者需要它。")


def _body(draft: ArticlePage) -> Iterator[str]:
    try:
        draft.body.stream_block.clean(draft.body)
    except StreamBlockValidationError as error:
        for index, inner in sorted((error.block_errors or {}).items()):
            block = draft.body[index].block
            place = _("正文第%(number)s块（%(kind)s）") % {
                "number": index + 1,
                "kind": block.label,
            }
            yield from (_say(place, text) for text in _texts(block, inner))
        yield from (_say(str(_("正文")), text) for text in _messages(error.non_block_errors))


def _rights(draft: ArticlePage) -> Iterator[str]:
    today = timezone.localdate()
    for picture in pictures(draft):
        if not picture.may_be_shown(today):
            yield _("图片“%(title)s”的授权已于 %(day)s 到期，请换一张或续期。") % {
                "title": picture.title,
                "day": picture.licence_until,
            }


def _texts(block: Any, error: Any) -> Iterator[str]:
    """The sentences of an error, each with the names of the fields that lead to it."""
    if isinstance(error, StructBlockValidationError):
        for name, inner in error.block_errors.items():
            child = block.child_blocks[name]
            yield from (_say(str(child.label), text) for text in _texts(child, inner))
    elif isinstance(error, ListBlockValidationError):
        for number, inner in error.block_errors.items():
            place = str(number + 1)
            yield from (_say(place, text) for text in _texts(block.child_block, inner))
        yield from _messages(error.non_block_errors)
    else:
        yield from _messages(error)


def _messages(error: Any) -> list[str]:
    return list(getattr(error, "messages", None) or [])


def _label(draft: ArticlePage, name: str) -> str:
    names = {field.name: field for field in draft._meta.get_fields()}
    return str(getattr(names.get(name), "verbose_name", _("整篇")))


def _say(place: str, text: str) -> str:
    return f"{place}：{text}"

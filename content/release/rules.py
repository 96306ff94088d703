"""Is this pair ready to go out? Decided on plain values; `actions` gathers them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Side:
    """One language's text, as far as release is concerned."""

    language: str
    fingerprint: str
    cleared: bool
    #: For a translation: the source text it was made from; "" for an original.
    source_fingerprint: str = ""
    #: Whether these words were killed, here or wherever else they stood.
    banned: bool = False


class NotReady(Exception):
    """This may not be released. `reasons` are sentences for the person who tried."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons


class NotReleased(Exception):
    """Somebody tried to put a page live, or to change a live page, past the release."""


NAMES = {"zh-hans": "中文", "mvf": "蒙古文"}


def objections(original: Side, translation: Side | None, *, alone: bool = False) -> list[str]:
    """Why the pair cannot be released now; empty when it can.

    `alone` is the recorded exception: the original goes out without its translation.
    """
    found = [_uncleared(side) for side in (original, translation) if side and not side.cleared]
    found += [_banned(side) for side in (original, translation) if side and side.banned]
    if translation is None and not alone:
        found.append(_("还没有另一种语言的译文。"))
    if (
        translation
        and translation.cleared
        and translation.source_fingerprint != original.fingerprint
    ):
        found.append(_("译文不是根据现在审定的原文翻译的，请先更新译文。"))
    return found


def _banned(side: Side) -> str:
    return _("%(language)s文本已永久禁用，不能再发布。") % {"language": NAMES[side.language]}


def _uncleared(side: Side) -> str:
    return _("%(language)s文本尚未通过审定，或在审定之后改动过。") % {
        "language": NAMES[side.language]
    }

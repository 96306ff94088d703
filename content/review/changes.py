"""What has changed between two texts, in lines that a person can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

_TAGS = re.compile(r"<[^>]+>")
_BREAKS = re.compile(r"</(?:p|li)>")


@dataclass(frozen=True)
class Change:
    """One line that is gone, or new."""

    added: bool
    text: str


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """Every line that differs, in the order of the text."""
    old, new = list(_lines(before)), list(_lines(after))
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Change(False, line) for line in old[a:b]]
            found += [Change(True, line) for line in new[c:d]]
    return found


def changed_blocks(before: dict[str, Any], after: dict[str, Any]) -> set[int]:
    """The positions of the blocks of `after` that were not in `before`."""
    old = [repr(item) for item in before["body"]]
    return {n for n, item in enumerate(after["body"]) if repr(item) not in old}


def _lines(content: dict[str, Any]) -> Iterator[str]:
    yield _line(_("标题"), content["title"])
    yield _line(_("摘要"), content["summary"])
    yield _line(_("题图"), (content["cover"] or {}).get("sha256", "")[:12])
    for item in content["body"]:
        yield from _block(item["type"], item["value"])
    for facet, name in (
        ("regions", _("适用地区")), ("groups", _("目标人群")),
        ("livelihoods", _("生计类型")), ("topics", _("主题")), ("seasons", _("时节")),
    ):  # fmt: skip
        yield _line(name, "、".join(content[facet]))
    yield _line(_("补充"), content["adds_to"])
    yield _line(_("紧急通知到"), _local(content["urgent_until"]))
    for key, name in (
        ("unit", _("来源单位")), ("level", _("级别")), ("licence", _("许可")),
        ("origin", _("原创或改编")), ("adapted_from", _("改编自")),
        ("adapted_url", _("原文网址")),
    ):  # fmt: skip
        yield _line(name, str(content["provenance"].get(key, "")))


def _local(moment: str) -> str:
    return f"{localtime(datetime.fromisoformat(moment)):%Y-%m-%d %H:%M}" if moment else ""


def _block(kind: str, value: Any) -> Iterator[str]:
    """The words of a block, whatever it is made of."""
    if isinstance(value, dict):
        for key, inner in value.items():
            label = _of_pictures(key) if kind == "picture" and isinstance(inner, str) else ""
            yield from (_line(label, text) for text in _block(kind, inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _block(kind, inner)
    else:
        yield from _paragraphs(str(value or ""))


def _of_pictures(key: str) -> str:
    names = {
        "sha256": _("图片"), "alt": _("替代文字"), "caption": _("图片说明"), "credit": _("署名"),
    }  # fmt: skip
    return names.get(key, "")


def _paragraphs(text: str) -> Iterator[str]:
    for part in _BREAKS.split(text):
        if plain := _TAGS.sub("", part).strip():
            yield plain


def _line(label: str, text: str) -> str:
    return f"{label}：{text}" if label else text

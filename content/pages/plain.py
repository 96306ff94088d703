"""A text without its form: for text messages, loudspeakers and whoever reads it aloud.

Every kind of block says itself in lines; marks and addresses go, order and warnings stay. Labels
are spoken words of the text's own language.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

Say = Callable[[Any], Iterator[str]]

_BREAK = re.compile(r"<br\s*/?>|</(?:p|li)>")
_TAG = re.compile(r"<[^>]*>")
#: Letters that fit one text message of any script but Latin, alone and as part of a longer one.
ONE_MESSAGE, PART_OF_MORE = 70, 67


def script(content: dict[str, Any]) -> str:
    """The whole text to be read aloud, a line for each thing said."""
    with translation.override(content["language"]):
        sample = [_("示例，未经专家审定"), ""] if content["sample"] else []
        said = [*sample, content["title"], content["summary"]]
        for block in content["body"]:
            said += ["", *(_SAID[block["type"]](block["value"]))]
        said += ["", _("需要紧急帮助：急救 120，火警 119，报警 110。")]
    return "\n".join(said).strip()


def message(content: dict[str, Any], address: str) -> str:
    """A text message: what it is about, the first thing to do and not to do, and where to read."""
    with translation.override(content["language"]):
        said = [f"【{_('科普e站')}】{content['title']}", *_first_acts(content)]
        if content["sample"]:
            said.insert(0, _("示例，未经专家审定"))
    return "\n".join([*said, address])


def parts(text: str) -> int:
    """How many text messages this is counted (and paid) as."""
    letters = len(text.encode("utf-16-be")) // 2
    return 1 if letters <= ONE_MESSAGE else -(-letters // PART_OF_MORE)


def _first_acts(content: dict[str, Any]) -> list[str]:
    blocks = [(block["type"], block["value"]) for block in content["body"]]
    rumours = [value for kind, value in blocks if kind == "rumour"]
    if rumours:
        return list(_rumour(rumours[0]))[:3:2]
    claims = [value for kind, value in blocks if kind == "claim"]
    acts = [claim for claim in claims if claim["do"] or claim["dont"]]
    return list(_acts(acts[0])) if acts else [content["summary"]]


def _line(label: str, text: str) -> str:
    # The two scripts have colons of their own.
    colon = "᠄ " if translation.get_language() == "mvf" else "："
    return f"{label}{colon}{text}"


def _rich(value: str) -> Iterator[str]:
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", value)))
    yield from (line.strip() for line in text.splitlines() if line.strip())


def _words(value: str) -> Iterator[str]:
    yield from (line for line in value.splitlines() if line.strip())


def _warning(value: dict[str, str]) -> Iterator[str]:
    yield _line(_("警告"), value["title"])
    yield from _words(value["text"])


def _claim(value: dict[str, str]) -> Iterator[str]:
    yield value["statement"]
    yield from _acts(value)


def _acts(value: dict[str, str]) -> Iterator[str]:
    if value["do"]:
        yield _line(_("应该做"), value["do"])
    if value["dont"]:
        yield _line(_("不要做"), value["dont"])


def _steps(value: dict[str, Any]) -> Iterator[str]:
    if value["title"]:
        yield value["title"]
    for number, step in enumerate(value["steps"], start=1):
        yield f"{number}. " + " ".join(filter(None, [step["title"], step["text"]]))


def _numbers(value: dict[str, Any]) -> Iterator[str]:
    for one in value["numbers"]:
        amount = " ".join(filter(None, [one["number"], one["unit"]]))
        yield _line(one["meaning"], amount)


def _table(value: dict[str, Any]) -> Iterator[str]:
    """Row by row, every cell after the name of its column."""
    yield value["caption"]
    head, *rows = value["rows"]
    for first, *cells in rows:
        told = [_line(name, cell) for name, cell in zip(head[1:], cells, strict=True) if cell]
        yield _line(first, "，".join(told)) if told else first


def _questions(value: dict[str, Any]) -> Iterator[str]:
    for one in value["questions"]:
        yield _line(_("提问"), one["question"])
        yield _line(_("回答"), one["answer"])


def _picture(value: dict[str, str]) -> Iterator[str]:
    yield from filter(None, [value["caption"] or value["alt"]])


def _pair(value: dict[str, Any]) -> Iterator[str]:
    for label, half in ((_("应该做"), value["right"]), (_("不要做"), value["wrong"])):
        yield from (_line(label, words) for words in _picture(half))


def _spoken(value: dict[str, Any]) -> Iterator[str]:
    yield value["title"]
    yield from _words(value["transcript"])


def _attachment(value: dict[str, Any]) -> Iterator[str]:
    yield from filter(None, [value["title"], value["note"]])


def _graphic(value: dict[str, Any]) -> Iterator[str]:
    yield from _words(value["text"])


def _rumour(value: dict[str, str]) -> Iterator[str]:
    verdicts = {
        "false": _("假的"),
        "misleading": _("误导人"),
        "unproven": _("没有依据"),
        "partly": _("有真有假"),
    }
    yield _line(_("传言"), value["rumour"])
    yield _line(_("判定"), verdicts[value["verdict"]])
    yield _line(_("事实"), value["truth"])


#: How each kind of block is said. A test holds it complete.
_SAID: dict[str, Say] = {
    "text": _rich,
    "heading": _words,
    "warning": _warning,
    "claim": _claim,
    "steps": _steps,
    "numbers": _numbers,
    "table": _table,
    "questions": _questions,
    "picture": _picture,
    "pair": _pair,
    "audio": _spoken,
    "video": _spoken,
    "attachment": _attachment,
    "graphic": _graphic,
    "rumour": _rumour,
}

"""The words of an admin screen: everything that a person reads on it, and nothing else."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

#: Attributes that are read, aloud or on hovering.
_READ = {
    "alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title",
    "data-w-tooltip-content-value", "data-w-progress-active-value", "label",
}  # fmt: skip
#: In JSON, what stands under these keys is for the program.
_FOR_THE_PROGRAM = {
    "_type", "attrs", "blockDefId", "class", "className", "classname", "element", "html_class",
    "icon", "iconName", "icon_name", "id", "name", "type", "url", "href", "src", "pattern", "path",
    "formatted_template", "template",
}  # fmt: skip
_VOID = {"meta", "link", "img", "br", "input", "use", "path", "source", "hr", "wbr", "col"}
_SILENT = {"script", "style", "svg", "code", "kbd"}
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]+(?:[ -][A-Za-z'’]+)*")
_SENTENCE = re.compile(r"[A-Z]?[a-z']+(?:[ ,.][A-Za-z'<>%(){}]+)+|[A-Z][a-z]+")


class _Reader(HTMLParser):
    """Collects what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._json: list[str] | None = None

    @property
    def _silent(self) -> bool:
        return any(silent for _tag, silent in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [given[name] for name in _READ if given.get(name)]
        if tag in {"input", "button"} and given.get("type") in {"submit", "button", "reset"}:
            self.found.append(given.get("value", "") if tag == "input" else "")
        for name, value in given.items():
            if name.startswith("data-") and value[:1] in "[{":
                self.found += list(of_json(value))
        if tag == "script" and given.get("type") == "application/json":
            self._json = []
        if tag not in _VOID:
            foreign = given.get("lang", "zh") not in {"zh", "zh-hans", "zh-Hans-CN"}
            hidden = "hidden" in given
            self._open.append((tag, tag in _SILENT or (foreign and tag != "html") or hidden))

    def handle_endtag(self, tag: str) -> None:
        if self._json is not None and tag == "script":
            self.found += list(of_json("".join(self._json)))
            self._json = None
        while self._open and tag in {name for name, _silent in self._open}:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)
        elif not self._silent and data.strip():
            self.found.append(data.strip())


def read(html: str) -> list[str]:
    """Everything that is read on this page, piece by piece."""
    reader = _Reader()
    reader.feed(html)
    return [one for one in reader.found if one]


def english(pieces: list[str], allowed: re.Pattern[str]) -> set[str]:
    """What of it is English, once everything allowed is taken out."""
    return {" ".join(one.split())[:120] for one in pieces if _ENGLISH.search(allowed.sub(" ", one))}


def of_json(text: str) -> Iterator[str]:
    try:
        yield from _strings(json.loads(text))
    except ValueError:
        return


def _strings(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)
    elif isinstance(value, str) and key not in _FOR_THE_PROGRAM:
        if "<" in value:
            yield from read(value)
        elif _SENTENCE.fullmatch(value):
            yield value

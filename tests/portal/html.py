"""What a page says to its reader, by the language of the element that says it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: What a page names for search engines; a browser fetches none of it.
_NAMED_ONLY = {"alternate", "canonical"}
_VOID = {"meta", "link", "img", "br", "input", "use", "path", "source"}
_SHOWN = ("alt", "title", "placeholder", "aria-label", "content")


@dataclass
class Page(HTMLParser):
    """The texts of a page with their language, and every address it names."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    _langs: list[str] = field(default_factory=lambda: [""])

    @classmethod
    def of(cls, html: str) -> "Page":
        page = cls()
        HTMLParser.__init__(page)
        page.feed(html)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang", self._langs[-1])
        self.texts += [(lang, given[name]) for name in _SHOWN if given.get(name)]
        if tag == "a":
            self.links.append((given.get("href", ""), given.get("rel", "")))
        self.loads += [given[n] for n in ("src", "action", "data", "poster") if n in given]
        self.loads += [s.split()[0] for s in given.get("srcset", "").split(",") if s.strip()]
        if tag in {"link", "use"} and given.get("rel") not in _NAMED_ONLY:
            self.loads.append(given.get("href", ""))
        if tag not in _VOID:
            self._langs.append(lang)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._langs.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._langs[-1], data.strip()))

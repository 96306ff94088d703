"""What a template gets to show an article: the same for a draft's preview and for the public."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

#: Widths a picture is offered in, CSS pixels; the first is for lists, the last one fills a kiosk.
PICTURE_WIDTHS = (240, 480, 800, 1280)
#: The narrowest that fills a phone.
PHONE_WIDTH = 480


@dataclass(frozen=True)
class Source:
    """One size of a picture."""

    url: str
    width: int
    height: int
    mime: str = "image/webp"


@dataclass(frozen=True)
class Picture:
    """A picture as it is shown, with what its reader and its maker are owed."""

    alt: str
    caption: str
    credit: str
    licence: str
    #: From the narrowest to the widest, as every browser reads them.
    sources: list[Source]
    #: The same with fewer bytes, for browsers that know AVIF; may be missing.
    lighter: list[Source] = field(default_factory=list)

    @property
    def src(self) -> str:
        """A size that suits a phone."""
        fitting = _filling(self.sources)
        return fitting[0].url if fitting else ""

    @property
    def thumb(self) -> str:
        """A size that suits a list."""
        return self.sources[0].url if self.sources else ""

    @property
    def largest(self) -> str:
        """The size for who wants to see it large."""
        return self.sources[-1].url if self.sources else ""

    @property
    def srcset(self) -> str:
        """Every size that fills a phone or more, for the browser to choose from."""
        return _srcset(_filling(self.sources))

    @property
    def lighter_srcset(self) -> str:
        """The same in AVIF."""
        return _srcset(_filling(self.lighter))

    @property
    def thumbs(self) -> str:
        """The two sizes in AVIF that suit a list."""
        return _srcset(self.lighter[:2])

    @property
    def width(self) -> int:
        return self.sources[-1].width if self.sources else 0

    @property
    def height(self) -> int:
        return self.sources[-1].height if self.sources else 0


@dataclass(frozen=True)
class File:
    """Something to play or to download."""

    url: str
    name: str
    mime: str
    credit: str
    licence: str
    bytes: int = 0


@dataclass(frozen=True)
class Block:
    """One piece of the body. `value` is text, a `Picture`, or a dict of texts and pictures."""

    type: str
    value: Any
    id: str
    #: Of its own heading, if it has one: what stands before the first heading is of the same rank.
    level: int = 3

    @property
    def template(self) -> str:
        return f"blocks/{self.type}.html"


@dataclass(frozen=True)
class Other:
    """The same article in the other language, where there is one."""

    language: str
    url: str
    title: str

    @property
    def html_lang(self) -> str:
        return settings.HTML_LANG[self.language]


@dataclass(frozen=True)
class Reading:
    """An article ready to be shown in one language.

    Built by `draft` from a page, and by `content.release.reading` from a Publication.
    """

    content: dict[str, Any]
    pictures: dict[str, list[Source]]
    terms: dict[str, dict[str, dict[str, str]]]
    #: Where each other file is, by the digest of its bytes.
    files: dict[str, str] = field(default_factory=dict)
    vouched: list[dict[str, Any]] = field(default_factory=list)
    released_at: Any = None
    version: int = 0
    #: What this version corrects, and when the text will be looked at again.
    correction: str = ""
    note: str = ""
    review_by: Any = None
    url: str = ""
    other: Other | None = None
    #: The other language has been corrected since; this translation still says the old.
    behind: bool = False
    preview: bool = False
    #: Of the publication that is read; none of a draft, whose text may change at any moment.
    uuid: UUID | None = None

    @property
    def language(self) -> str:
        return self.content["language"]

    @property
    def html_lang(self) -> str:
        return settings.HTML_LANG[self.language]

    @property
    def title(self) -> str:
        return self.content["title"]

    @property
    def summary(self) -> str:
        return self.content["summary"]

    @property
    def sample(self) -> bool:
        return self.content["sample"]

    @property
    def kind(self) -> str:
        return self.content["kind"]

    @property
    def section(self) -> str:
        return self.content["section"]

    @property
    def section_name(self) -> str:
        return self._name("topics", self.section)

    @property
    def provenance(self) -> dict[str, str]:
        return self.content["provenance"]

    @property
    def unit_name(self) -> str:
        return self._name("unit", self.provenance["unit"])

    @property
    def regions(self) -> list[str]:
        return self.names("regions")

    @property
    def groups(self) -> list[str]:
        return self.names("groups")

    @property
    def livelihoods(self) -> list[str]:
        return self.names("livelihoods")

    @property
    def topics(self) -> list[str]:
        return self.names("topics")

    @property
    def urgent_until(self) -> datetime | None:
        """Until when the text is an urgent notice, if it is one."""
        written = self.content["urgent_until"]
        return datetime.fromisoformat(written) if written else None

    @property
    def cover(self) -> Picture | None:
        """The picture that stands for the text in a list: of a film, its still."""
        if self.content["cover"]:
            return self._picture(self.content["cover"])
        films = [item["value"] for item in self.content["body"] if item["type"] == "video"]
        return self._picture(films[0]["poster"]) if self.kind == "video" and films else None

    @property
    def long_picture(self) -> Picture | None:
        """The long picture that the text is about, where it is one."""
        drawn = [item["value"] for item in self.content["body"] if item["type"] == "graphic"]
        return self._shown(self._in_own_words(drawn[0])["picture"]) if drawn else None

    @property
    def blocks(self) -> list[Block]:
        """The body in order. Headings are h1, h2, …: the same id in both languages."""
        blocks, headings = [], 0
        for number, item in enumerate(self.content["body"], start=1):
            headings += item["type"] == "heading"
            name = f"h{headings}" if item["type"] == "heading" else f"b{number}"
            level = 3 if headings else 2
            blocks.append(Block(item["type"], self._value(item), name, level))
        return blocks

    @property
    def vouchers(self) -> list[dict[str, Any]]:
        """Who vouched, with names and units in the reader's language."""
        return [
            {
                **voucher,
                "name": self._pick(voucher["name"]),
                "unit": self._pick(voucher["unit"]),
                "fields": [self._pick(names) for names in voucher.get("fields", [])],
            }
            for voucher in self.vouched
        ]

    def names(self, facet: str) -> list[str]:
        """The names of one facet's terms in the reader's language."""
        return [self._name(facet, code) for code in self.content[facet]]

    def term(self, facet: str, code: str) -> str:
        """The name of one of the text's terms in the reader's language."""
        return self._name(facet, code)

    def _name(self, facet: str, code: str) -> str:
        return self._pick(self.terms.get(facet, {}).get(code, {})) or code

    def _pick(self, names: dict[str, str]) -> str:
        return names.get(self.language) or names.get("zh-hans", "")

    def _value(self, item: dict[str, Any]) -> Any:
        value = item["value"]
        if item["type"] == "text":
            return _trusted(value)
        return self._shown(self._in_own_words(value) if item["type"] == "graphic" else value)

    def _in_own_words(self, graphic: dict[str, Any]) -> dict[str, Any]:
        """The long picture whose words are the reader's, where there is one."""
        drawn = {one["language"]: one["sha256"] for one in graphic["versions"]}
        own = drawn.get(self.language, graphic["picture"]["sha256"])
        return {"picture": {**graphic["picture"], "sha256": own}, "text": graphic["text"]}

    def _shown(self, value: Any) -> Any:
        """Texts as they are; pictures and files with their addresses."""
        if isinstance(value, list):
            return [self._shown(part) for part in value]
        if not isinstance(value, dict):
            return value
        if "mime" in value:
            return self._file(value)
        if "sha256" in value:
            return self._picture(value)
        return {key: self._shown(part) for key, part in value.items()}

    def _file(self, value: dict[str, Any]) -> File:
        told = {key: value[key] for key in ("name", "mime", "credit", "licence", "bytes")}
        return File(url=self.files.get(value["sha256"], ""), **told)

    def _picture(self, value: dict[str, str]) -> Picture:
        texts = {key: value[key] for key in ("alt", "caption", "credit", "licence")}
        found = self.pictures.get(value["sha256"], [])
        lighter = [source for source in found if source.mime == "image/avif"]
        return Picture(**texts, sources=[s for s in found if s not in lighter], lighter=lighter)


def _filling(sources: list[Source]) -> list[Source]:
    """Those that fill a phone; the widest of a small picture."""
    return [source for source in sources if source.width >= PHONE_WIDTH] or sources[-1:]


def _srcset(sources: list[Source]) -> str:
    return ", ".join(f"{source.url} {source.width}w" for source in sources)


def _trusted(html: str) -> SafeString:
    """Mark canonical rich text as safe: it was cleaned when the fingerprint was taken."""
    return mark_safe(html)  # noqa: S308 - cleaned by content.pages.fingerprint

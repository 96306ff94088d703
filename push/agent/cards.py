"""From a verified article to what the screen shows: one HTML fragment per item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from push.documents import Article

from .liveset import Showing
from .script import plain, rich
from .words import HTML_LANG, day, word

#: The largest picture a screen of 1080 × 1920 can use.
WIDEST = 1280
_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(**values: Any) -> str:
    """The one page of the kiosk, before its script has filled it."""
    return _environment.get_template("kiosk.html").render(**values)


def card(showing: Showing, has: Callable[[str], bool], *, alone: bool = False) -> str:
    """The item as HTML in its own language. `has` says which pictures are on disk.

    `alone`: its other language is not here (yet), and whoever reads that is told so.
    """
    brought = {media.sha256 for media in showing.item.media if has(media.sha256)}
    return fragment(showing.article, brought, alone=alone)


def fragment(article: Article, brought: set[str], *, alone: bool = False) -> str:
    """The article as HTML in its own language, with those pictures that are there."""
    language = article.language

    def say(key: str) -> Markup:
        return plain(word(key, language), language)

    return _environment.get_template("card.html").render(
        content=article.content,
        language=language,
        lang=HTML_LANG[language],
        alone=alone,
        say=say,
        t=lambda text: plain(text, language),
        rich=lambda html: rich(html, language),
        lines=lambda text: _lines(text, language),
        own_words=lambda value: _own_words(value, language),
        picture=lambda value: _picture(value, article.media, brought),
        vouched=_vouched(article.vouched, language),
        places=_names(article.names, "regions", language),
        section=_section(article, language),
        unit=_names(article.names, "unit", language),
        released=plain(day(datetime.fromisoformat(article.released_at), language), language),
    )


def is_alone(one: Showing, shown: Iterable[Showing]) -> bool:
    """Whether the other language of an article is missing where it would be looked for.

    A screen that shows one language alone misses none: it was not asked to show the other.
    """
    others = [other.article for other in shown if other.article.language != one.article.language]
    keys = {other.translation_key for other in others}
    return bool(others) and one.article.translation_key not in keys


def _picture(
    value: dict[str, Any] | None, media: dict[str, Any], brought: set[str]
) -> dict[str, Any] | None:
    """The picture with the best file that has been brought, or None if there is none."""
    if value is None:
        return None
    renditions = [
        one
        for one in media.get(value["sha256"], {}).get("renditions", [])
        if one["sha256"] in brought and one["width"] <= WIDEST
    ]
    if not renditions:
        return None
    best = max(renditions, key=lambda one: one["width"])
    return {**value, **{key: best[key] for key in ("sha256", "width", "height")}}


def _own_words(graphic: dict[str, Any], language: str) -> dict[str, Any]:
    """The long picture whose words are in this language, where there is one."""
    drawn = {one["language"]: one["sha256"] for one in graphic["versions"]}
    own = drawn.get(language, graphic["picture"]["sha256"])
    return {**graphic["picture"], "sha256": own}


def _lines(text: str, language: str) -> Markup:
    """A text with its breaks of lines."""
    return Markup("<br>").join(plain(line, language) for line in text.splitlines())


def _vouched(voices: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": in_language(voice["name"], language),
            "unit": in_language(voice["unit"], language),
            "day": day(datetime.fromisoformat(voice["at"]), language),
            "fictional": voice["fictional"],
        }
        for voice in voices
    ]


def _section(article: Article, language: str) -> str:
    topics = article.names.get("topics")
    names = topics.get(article.content["section"]) if isinstance(topics, dict) else None
    return in_language(names, language) if isinstance(names, dict) else ""


def _names(names: dict[str, Any], facet: str, language: str) -> list[str]:
    terms = names.get(facet, {})
    if not isinstance(terms, dict):
        return []
    found = [in_language(term, language) for term in terms.values() if isinstance(term, dict)]
    return [name for name in found if name]


def in_language(names: dict[str, Any], language: str) -> str:
    """The name in this language, or in Chinese, or nothing."""
    return str(names.get(language) or names.get("zh-hans") or "")

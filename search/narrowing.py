"""The ways to narrow an answer, each with how many articles it leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from .projection import VOCABULARIES
from .queries import Answer, Request

MOST_CHOICES = 12


@dataclass(frozen=True)
class Choice:
    """One code to narrow by, or to stop narrowing by."""

    name: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class Way:
    """One facet with its choices, those that leave most first."""

    name: str
    choices: list[Choice]


@dataclass(frozen=True)
class Addresses:
    """Where the links of one answer lead. Made from what was understood, not from what was sent."""

    asked: Request
    pages: int

    @property
    def previous(self) -> str:
        """The page before, or nothing on the first."""
        return self._page(self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def next(self) -> str:
        """The page after, or nothing on the last."""
        return self._page(self.asked.page + 1) if self.asked.page < self.pages else ""

    @property
    def switched(self) -> str:
        """The same search in the other language."""
        other = next(code for code in settings.HTML_LANG if code != self.asked.language)
        return f"/{other}/search/{to(replace(self.asked, page=1))}"

    def _page(self, page: int) -> str:
        return to(replace(self.asked, page=page))


def to(asked: Request) -> str:
    """The query part of the address that asks for this."""
    pairs = [("q", asked.text)]
    pairs += [(facet, code) for facet, codes in asked.facets.items() for code in codes]
    return f"?{urlencode([*pairs, ('page', str(asked.page))] if asked.page > 1 else pairs)}"


def ways(asked: Request, answer: Answer) -> Iterator[Way]:
    """The facets that would narrow this answer, or that narrow it now."""
    for facet, name in _names_of_facets().items():
        chosen = asked.facets.get(facet, ())
        counts = answer.counts.get(facet, {})
        found = answer.exact or answer.total
        telling = {code: n for code, n in counts.items() if n < found or code in chosen}
        if telling or chosen:
            codes = sorted({*telling, *chosen}, key=lambda c: (c not in chosen, -counts.get(c, 0)))
            names = _names(facet, codes, asked.language, kept=chosen)
            yield Way(name, [_choice(asked, facet, code, n, counts) for code, n in names.items()])


def _choice(asked: Request, facet: str, code: str, name: str, counts: Mapping[str, int]) -> Choice:
    chosen = asked.facets.get(facet, ())
    kept = tuple(c for c in chosen if c != code) if code in chosen else (*chosen, code)
    facets = {**asked.facets, facet: kept}
    narrowed = replace(asked, facets={f: codes for f, codes in facets.items() if codes}, page=1)
    return Choice(name, counts.get(code, 0), to(narrowed), code in chosen)


def _names_of_facets() -> dict[str, str]:
    return {
        "topics": _("主题"),
        "groups": _("适合谁看"),
        "livelihoods": _("生计"),
        "regions": _("地区"),
        "seasons": _("时节"),
        "media": _("形式"),
    }


def _names(facet: str, codes: list[str], language: str, *, kept: tuple[str, ...]) -> dict[str, str]:
    """The codes that have a name, with it, in the order given; of merged ones only those `kept`."""
    if facet in VOCABULARIES:
        terms = VOCABULARIES[facet]._default_manager.filter(code__in=codes)
        living = terms.filter(Q(merged_into=None) | Q(code__in=kept))
        known = {term.code: term.name(language) for term in living}
    else:
        known = _fixed_names()
    return {code: known[code] for code in [c for c in codes if c in known][:MOST_CHOICES]}


def _fixed_names() -> dict[str, str]:
    return {
        "picture": _("有图片"),
        "graphic": _("长图"),
        "rebuttal": _("辟谣"),
        "video": _("有视频"),
        "audio": _("有音频"),
    }

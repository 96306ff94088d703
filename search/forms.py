"""What a reader can ask for. Anything may be typed; nothing is an error."""

import re

from django import forms
from django.http import QueryDict

from .plans import LONGEST_QUERY
from .projection import FACETS
from .queries import Request

_LAST_PAGE = 100
_MOST_CODES = 10
_CODE = re.compile(r"[\w-]{1,40}")
#: Invisible characters that Mongolian words are written with.
_KEPT = "\u180b\u180c\u180d\u180e\u202f\u200c\u200d "


class SearchForm(forms.Form):
    """A query, what to narrow it by and a page, as an address carries them."""

    page = forms.IntegerField(required=False)

    def request(self, language: str) -> Request:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        page = self.cleaned_data.get("page") or 1
        return Request(self.text, language, self._facets(), page=min(max(page, 1), _LAST_PAGE))

    @property
    def text(self) -> str:
        """The query as the page may show it again: without what has no glyph, and not endless."""
        typed = str(self.data.get("q", ""))
        shown = (char for char in typed if char.isprintable() or char in _KEPT)
        return "".join(shown)[:LONGEST_QUERY].strip()

    def _facets(self) -> dict[str, tuple[str, ...]]:
        if not isinstance(self.data, QueryDict):
            return {}
        given = {facet: self.data.getlist(facet)[:_MOST_CODES] for facet in (*FACETS, "media")}
        kept = {f: tuple(c for c in codes if _CODE.fullmatch(c)) for f, codes in given.items()}
        return {facet: codes for facet, codes in kept.items() if codes}

"""What a reader can ask for. Anything may be typed; nothing is an error."""

from django import forms

from .plans import LONGEST_QUERY
from .queries import Request

_LAST_PAGE = 100


class SearchForm(forms.Form):
    """A query and a page, as an address carries them."""

    q = forms.CharField(required=False, max_length=None)
    page = forms.IntegerField(required=False)

    def request(self, language: str) -> Request:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        page = self.cleaned_data.get("page") or 1
        return Request(text=self.text, language=language, page=min(max(page, 1), _LAST_PAGE))

    @property
    def text(self) -> str:
        """The query as the page may show it again: without what has no glyph, and not endless."""
        typed = str(self.data.get("q", ""))
        return "".join(char for char in typed if char.isprintable() or char in _KEPT)[
            :LONGEST_QUERY
        ].strip()


#: Invisible characters that Mongolian words are written with.
_KEPT = "\u180b\u180c\u180d\u180e\u202f\u200c\u200d "

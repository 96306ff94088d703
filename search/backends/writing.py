"""Writing a query, in modelsearch's classes, as the expression that an engine's parser reads.

Everything in it comes from the analyser, whose keys are letters and digits: nothing that a reader
types can reach the parser, and no query is an error.
"""

from collections.abc import Callable, Sequence
from typing import Any

from modelsearch.query import And, Boost, Or, Phrase, PlainText

from search import analysis

#: What no text is indexed as: a private-use character is never part of a key.
NOTHING = "\ue000"


class QueryWriter:
    """Writes one dialect. An empty string means that nothing can be searched for."""

    AND = OR = ""

    def __init__(self, *, prefix_last: bool = False) -> None:
        self.prefix_last = prefix_last

    def write(self, query: Any) -> str:
        """The whole expression; one that matches nothing where there is nothing to look for."""
        return self.part(query) or self.phrase(analysis.Phrase((NOTHING,)))

    def part(self, query: Any) -> str:
        """The expression of a query or sub-query."""
        for kind, method in self.methods().items():
            if isinstance(query, kind):
                return method(query)
        raise NotImplementedError(f"`{type(query).__name__}` is not supported by this backend.")

    def methods(self) -> dict[type, Callable[[Any], str]]:
        """How to write each class of query."""
        return {
            PlainText: self._plain_text,
            Phrase: lambda query: self._any_phrase(analysis.phrase(query.query_string)),
            And: lambda query: self.join(self.AND, map(self.part, query.subqueries)),
            Or: lambda query: self.join(self.OR, map(self.part, query.subqueries)),
            Boost: lambda query: self.part(query.subquery),
        }

    def phrase(self, phrase: analysis.Phrase) -> str:
        """Keys that follow one another."""
        raise NotImplementedError

    @staticmethod
    def join(operator: str, parts: Any) -> str:
        """The parts that say anything, in brackets where there are several."""
        written: Sequence[str] = [part for part in parts if part]
        return f"({f' {operator} '.join(written)})" if len(written) > 1 else "".join(written)

    def _plain_text(self, query: PlainText) -> str:
        if query.operator == "or" and not self.prefix_last:
            found, operator = analysis.single_keys(query.query_string), self.OR
        else:
            found = analysis.terms(query.query_string, prefix_last=self.prefix_last)
            operator = self.OR if query.operator == "or" else self.AND
        return self.join(operator, map(self._any_phrase, found))

    def _any_phrase(self, term: analysis.Term | None) -> str:
        return self.join(self.OR, map(self.phrase, term.phrases)) if term else ""

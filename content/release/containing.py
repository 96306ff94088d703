"""Asking the database what a publication's frozen content lists, without a table beside it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func, Value


class ListsAny(Func):
    """Whether the list `facet` of a JSON column names any of `codes`; nothing for no codes."""

    output_field = BooleanField()

    def __init__(self, facet: str, codes: Iterable[str], *, column: str = "content") -> None:
        self.codes = sorted(set(codes))
        super().__init__(F(column), Value(facet), *map(Value, self.codes))

    def as_sqlite(
        self, compiler: Any, connection: Any, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._sql(
            compiler,
            "EXISTS(SELECT 1 FROM json_each({0}, '$.' || {1}) WHERE json_each.value IN ({2}))",
        )

    def as_postgresql(
        self, compiler: Any, connection: Any, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._sql(compiler, "jsonb_exists_any({0} -> {1}::text, ARRAY[{2}]::text[])")

    def _sql(self, compiler: Any, template: str) -> tuple[str, tuple[Any, ...]]:
        compiled = [compiler.compile(source) for source in self.source_expressions]
        column, facet, *codes = [sql for sql, _ in compiled]
        params = tuple(param for _, params in compiled for param in params)
        return template.format(column, facet, ", ".join(codes) or "NULL"), params

"""Questions that a page asks at every render: Django writes their SQL once, not at each of them.

To write the SQL of a query takes Django ten times as long as SQLite takes to answer it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, Model, QuerySet

M = TypeVar("M", bound=Model)


class Given(Expression):
    """Stands in a question for a value that is given when it is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def value(self, given: dict[str, Any], connection: BaseDatabaseWrapper) -> Any:
        """What the database is told in its place."""
        return self.output_field.get_db_prep_value(given[self.name], connection)


class Written(NamedTuple):
    """A question as one kind of database understands it, and how to read each column it answers."""

    sql: str
    params: tuple[Any, ...]
    readers: list[tuple[int, list[Callable[..., Any]], Any]]


class Prepared:
    """A query set's rows, with its SQL written at the first use and kept as long as the process.

    `question` makes the query set, with `values_list`, and with `Given` where values will stand.
    """

    def __init__(self, question: Callable[[], QuerySet[Any, Any]]) -> None:
        self._question = question
        self._written: dict[str, Written] = {}

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows that the query set would answer with these values."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(connection.vendor) or self._write(connection)
        params = tuple(
            param.value(given, connection) if isinstance(param, Given) else param
            for param in written.params
        )
        with connection.cursor() as cursor:
            cursor.execute(written.sql, params)
            found = cursor.fetchall()
        return [_read(row, written, connection) for row in found]

    def _write(self, connection: BaseDatabaseWrapper) -> Written:
        compiler = self._question().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        expressions = [expression for expression, _, _ in compiler.select]
        readers = [
            (place, converters, expression)
            for place, (converters, expression) in compiler.get_converters(expressions).items()
        ]
        self._written[connection.vendor] = written = Written(sql, tuple(params), readers)
        return written


def columns(model: type[Model], *names: str) -> list[str]:
    """The model's columns, or these of them, in the order in which `made` wants them."""
    every = [field.attname for field in model._meta.concrete_fields]
    return [name for name in every if name in names or not names]


def made(model: type[M], names: list[str], row: tuple[Any, ...]) -> M:
    """The object whose `columns` are the first of the row; it has no other fields."""
    return model.from_db(DEFAULT_DB_ALIAS, names, row[: len(names)])


def _read(
    row: tuple[Any, ...], written: Written, connection: BaseDatabaseWrapper
) -> tuple[Any, ...]:
    values = list(row)
    for place, converters, expression in written.readers:
        for convert in converters:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)

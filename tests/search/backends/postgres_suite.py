"""modelsearch's own tests of its PostgreSQL backend, and ours, run against ours."""

from unittest import expectedFailure

from django.test import override_settings
from modelsearch.test.testapp import models
from modelsearch.tests import test_postgres_backend as stock

from .suite_cases import ScriptCases

PATH = "search.backends.postgres"


@override_settings(MODELSEARCH_BACKENDS={"default": {"BACKEND": PATH}})
class PostgresBackend(ScriptCases, stock.TestPostgresSearchBackend):
    backend_path = PATH

    # Relies on English stop words; stock fails it too with SEARCH_CONFIG=simple.
    test_boost = expectedFailure(stock.TestPostgresSearchBackend.test_boost)

    def test_a_very_long_text_is_indexed_as_far_as_postgres_can(self) -> None:
        book = models.Book(title="长", publication_date="2020-01-01", number_of_pages=1)
        book.summary = "".join(chr(0x4E00 + n % 20_000) for n in range(400_000)) + "草原"
        book.save()
        self.backend.add(book)
        assert self.titles("长") == ["长"]


del stock  # or its own TestCases would be collected too

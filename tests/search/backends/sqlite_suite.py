"""modelsearch's own tests of its SQLite backend, and ours, run against ours."""

from django.db import connection
from django.test import override_settings
from modelsearch.test.testapp import models
from modelsearch.tests import test_sqlite_backend as stock

from .suite_cases import ScriptCases

PATH = "search.backends.sqlite"


@override_settings(MODELSEARCH_BACKENDS={"default": {"BACKEND": PATH}})
class SQLiteBackend(ScriptCases, stock.TestSQLiteSearchBackend):
    backend_path = PATH

    def test_ranking_matches_once_and_not_once_for_every_hit(self) -> None:
        models.Book.objects.bulk_create(
            models.Book(title=f"草原 {n}", publication_date="2020-01-01", number_of_pages=1)
            for n in range(300)
        )
        self.backend.add_bulk(models.Book, models.Book.objects.all())
        queryset = self.backend.search("草原", models.Book).get_queryset()
        plan = [line for line in queryset.explain().splitlines() if "fts" in line.lower()]
        assert len(plan) == 1, plan
        assert "CORRELATED" not in queryset.explain()
        assert queryset.count() == 300

    def test_the_first_of_all_rows_is_not_scanned_for_each_match(self) -> None:
        queryset = self.backend.search("javascript", models.Book).get_queryset()
        assert "USING INTEGER PRIMARY KEY" in queryset.explain() or connection.vendor != "sqlite"


del stock  # or its own TestCase would be collected too

"""modelsearch's own tests of its Elasticsearch 8 backend, and ours, run against ours."""

import os
from typing import Any

from django.test import override_settings
from modelsearch.test.testapp import models
from modelsearch.tests import test_elasticsearch8_backend as stock

from .suite_cases import ARTICLES, ScriptCases

PATH = "search.backends.elasticsearch"
URL = os.environ.get("KEPU_TEST_ELASTICSEARCH_URL", "http://127.0.0.1:9200")
BACKENDS = {"default": {"BACKEND": PATH, "URLS": URL, "INDEX_PREFIX": "modelsearchtest_"}}


@override_settings(MODELSEARCH_BACKENDS=BACKENDS)
class ElasticsearchBackend(ScriptCases, stock.TestElasticsearch8SearchBackend):
    backend_path = PATH

    # The databases' results are querysets; these are not. The databases refuse to join "all" with
    # words; Elasticsearch can.
    test_a_result_can_narrow_another_query = None
    test_an_unknown_kind_of_query_is_refused = None

    def publish(self, *titles: str) -> None:
        super().publish(*titles)
        self.refresh()

    def titles(self, query: Any, **options: Any) -> list[str]:
        self.refresh()
        return super().titles(query, **options)

    def refresh(self) -> None:
        self.backend.get_index_for_model(models.Book).refresh()

    def test_a_rebuild_leaves_one_index(self) -> None:
        self.publish(*ARTICLES)
        for _ in range(2):
            rebuilder = self.backend.rebuilder_class(self.backend.get_index_for_model(models.Book))
            index = rebuilder.start()
            index.add_model(models.Book)
            index.add_items(models.Book, models.Book.objects.all())
            rebuilder.finish()
            assert len(self.backend.get_index_for_model(models.Book).aliased_indices()) == 1
            assert self.titles("布病") == [ARTICLES[1]]


del stock  # or its own TestCase would be collected too

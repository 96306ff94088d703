"""The same documents and questions for Wagtail's own backends."""

import contextlib
import os
from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = {
    "sqlite": "modelsearch.backends.database",
    "postgresql": "modelsearch.backends.database",
    "elasticsearch": "modelsearch.backends.elasticsearch8",
}


class Stock:
    """`operator` is Wagtail's own choice for the engine, or that any word will do."""

    def __init__(
        self, engine: str, folder: str, stack: contextlib.ExitStack, any_word: bool
    ) -> None:
        self._operator = "or" if any_word else None
        backend = {"BACKEND": BACKENDS[engine]}
        if engine == "elasticsearch":
            from tests.services import elasticsearch

            backend |= {"URLS": [stack.enter_context(elasticsearch.node()).url]}
        start_django(backend, database_of(engine, folder))

    def fill(self, documents: list[dict[str, Any]]) -> None:
        """Write rows and index them as `update_index` does."""
        from django.core.management import call_command

        from stock.models import Document

        Document.objects.bulk_create(
            (
                Document(pk=n, title=d["title"][:500], text=d["text"])
                for n, d in enumerate(documents, start=1)
            ),
            batch_size=500,
        )
        call_command("rebuild_modelsearch_index", verbosity=0)

    def find(self, text: str, limit: int) -> list[int]:
        """Ids by relevance; none where the backend fails at the query, which it does at quotes."""
        from django.db import DatabaseError
        from modelsearch.backends import get_search_backend

        from stock.models import Document

        options = {"operator": self._operator} if self._operator else {}
        try:
            found = get_search_backend().search(text, Document, **options)[:limit]
            return [document.pk for document in found]
        except DatabaseError:
            return []


def database_of(engine: str, folder: str) -> dict[str, Any]:
    if engine != "postgresql":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/stock.sqlite3"}
    url = urlsplit(os.environ["KEPU_TEST_DATABASE_URL"])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
    }


def start_django(backend: dict[str, Any], database: dict[str, Any]) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.configure(
        SECRET_KEY="only for a benchmark",  # noqa: S106 - nothing is signed
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "stock"],
        DATABASES={"default": database},
        MODELSEARCH_BACKENDS={"default": backend},
    )
    django.setup()
    call_command("migrate", verbosity=0, run_syncdb=True)

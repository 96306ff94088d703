"""Our own plans, engine and ranking over the documents of a judged set."""

import contextlib
import os
from typing import Any


class House:
    """One engine alone holds the keys and answers."""

    def __init__(self, engine: str, folder: str, stack: contextlib.ExitStack) -> None:
        start_django(engine, folder, stack)
        from search.answering import Answering
        from search.elastic import cluster
        from search.engines import engine as database

        chosen = cluster.written() if engine == "elasticsearch" else database()
        chosen.clear("a")
        self._engine = chosen
        setattr(Answering, "find", lambda self, ask: chosen.find("a", ask))  # noqa: B010

    def fill(self, documents: list[dict[str, Any]]) -> None:
        """Index all documents."""
        from django.db import transaction

        from search.engines import Row

        for start in range(0, len(documents), 500):
            part = enumerate(documents[start : start + 500], start=start + 1)
            with transaction.atomic():
                self._engine.put("a", [Row(n, d["title"], d["text"]) for n, d in part])
        self._engine.finish("a")

    def find(self, text: str, limit: int) -> list[int]:
        """Ids by relevance."""
        from search import queries
        from search.plans import plan

        return [hit.entry for hit in queries.ranked(plan(text), limit=limit).hits]


def start_django(engine: str, folder: str, stack: contextlib.ExitStack) -> None:
    """A database of our own with nothing in it but the tables; a node where one is asked for."""
    os.environ["KEPU_VAR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = (
        "portal.settings.test" if engine == "postgresql" else "portal.settings.embedded"
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    if engine == "elasticsearch":
        from django.conf import settings

        from tests.services import elasticsearch

        url = stack.enter_context(elasticsearch.node()).url
        settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "urls": [url], "name": "eval"}
        settings.ELASTICSEARCH["patience"] = (
            20  # a machine that works for others is not a silent node
        )

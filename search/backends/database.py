"""The backend of whichever database the site runs on."""

from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connections, router
from modelsearch.conf import get_app_config

_BY_VENDOR = {"sqlite": "search.backends.sqlite", "postgresql": "search.backends.postgres"}


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name modelsearch asks for
    """A backend for the database that holds the index. Raises ImproperlyConfigured for others."""
    index_entry = get_app_config().get_model("IndexEntry")
    vendor = connections[router.db_for_read(index_entry)].vendor
    try:
        # Each one can only be imported on its own database: the index's columns differ.
        module = import_module(_BY_VENDOR[vendor])
    except KeyError:
        raise ImproperlyConfigured(
            f"Search works on SQLite and PostgreSQL; the database is {vendor}."
        ) from None
    return module.SearchBackend(params)

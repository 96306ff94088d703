"""The Django project: composition, settings, public pages.

`portal.celery_app` is made on first use, so that the embedded house never pays for Celery.
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """The Celery app, when somebody asks for it."""
    if name == "celery_app":
        return import_module("portal.celery").app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

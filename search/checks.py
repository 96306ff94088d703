"""What must hold before people search."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from .actions import is_stale
from .models import Entry


def index_is_current(**kwargs: Any) -> list[CheckMessage]:
    """Ask for a rebuild when the index was made by another version of the analyser."""
    try:
        stale = Entry.objects.exists() and is_stale()
    except DatabaseError:
        return []  # before the first migration
    if not stale:
        return []
    return [
        Warning(
            "搜索索引是用另一个版本的分析器做的，结果会不全。",
            hint="运行 manage.py rebuild_search；重建时搜索照常可用。",
            id="search.W001",
        )
    ]


def connect() -> None:
    """Called once, from the app's `ready`."""
    register(index_is_current, Tags.database)

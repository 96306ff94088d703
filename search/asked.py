"""What people look for, counted by week, language and region; nothing about who looks.

Counts are gathered in the process and written a few at a time: a search waits for no disk.
"""

import re
import threading
import time
from collections import Counter
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .analysis.folding import fold
from .models import AskedQuery

AT_ONCE, SECONDS = 20, 20.0
TIDY_SECONDS = 3600.0
KEPT = timedelta(weeks=13)
LONGEST = 60
#: Numbers of telephones and identity cards, addresses of mail: never kept.
_PERSONAL = re.compile(r"\d{5}|@|\d{3}[- ]\d{4}")

Key = tuple[date, str, str, str, bool]
_lock = threading.Lock()
_waiting: Counter[Key] = Counter()
_since = 0.0
_tidied = -TIDY_SECONDS


def count(text: str, *, language: str, region: str, found: bool) -> None:
    """Count one search. What is long or looks like a person's number is not kept."""
    global _since
    kept = " ".join(fold(text).text.split())
    if not kept or len(kept) > LONGEST or _PERSONAL.search(kept):
        return
    today = timezone.localdate()
    week = today - timedelta(days=today.weekday())
    with _lock:
        _since = _since if _waiting else time.monotonic()
        _waiting[(week, language, region, kept, found)] += 1
        due = len(_waiting) >= AT_ONCE or time.monotonic() - _since > SECONDS
    if due:
        write()


def write() -> None:
    """Write what is waiting; a database that is busy loses a few counts, never a search."""
    with _lock:
        rows = dict(_waiting)
        _waiting.clear()
    try:
        with transaction.atomic():
            for key, times in rows.items():
                _add(key, times)
    except DatabaseError:
        return


def tidy(deadline: float) -> int:
    """Once an hour, forget what is old: a drain's work."""
    global _tidied
    now = time.monotonic()
    if now - _tidied > TIDY_SECONDS:
        _tidied = now
        forget()
    return 0


def forget() -> None:
    """Delete what is older than a quarter, and what few asked more than two weeks ago."""
    today = timezone.localdate()
    AskedQuery.objects.filter(week__lt=today - KEPT).delete()
    AskedQuery.objects.filter(week__lt=today - timedelta(weeks=2), times__lt=3).delete()


def _add(key: Key, times: int) -> None:
    week, language, region, text, found = key
    row, _ = AskedQuery.objects.get_or_create(
        week=week, language=language, region=region, text=text
    )
    vain = 0 if found else times
    AskedQuery.objects.filter(pk=row.pk).update(
        times=F("times") + times, in_vain=F("in_vain") + vain
    )

"""Elasticsearch follows the database: what changed is shipped, what is missing is built.

Every step may be repeated, and any process may take the next one: rows say what is left to do.
"""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from outbox import claims
from outbox.models import State
from search.engines import Row
from search.models import ClusterState, Entry, EntryTerm, Shipment

from . import cluster
from .cluster import SILENT
from .engine import NotTaken

BATCH = 300
#: Seconds that Elasticsearch may be behind the database and still be asked.
LATEST = 5.0
LIVE, BUILDING = "live", "building"
_LEFT = (State.DUE, State.LEASED)


def leave(entries: Iterable[int]) -> None:
    """Have Elasticsearch told of these, in the caller's transaction; nothing without a cluster."""
    if cluster.used():
        _leave(entries, building=False)


def want_rebuild() -> None:
    """Have the whole index made anew while the old one answers."""
    if cluster.used():
        ClusterState.objects.update_or_create(pk=1, defaults={"wanted": True})


def is_behind() -> bool:
    """Whether something has been waiting too long to be shipped."""
    late = timezone.now() - timedelta(seconds=LATEST)
    return Shipment.objects.filter(building=False, state__in=_LEFT, created_at__lt=late).exists()


def follow(deadline: float) -> int:
    """Ship and build until nothing is left or `deadline` passes; returns how much was shipped.

    A cluster that does not answer is no error: what is left waits. One that is frozen must not hold
    up the other work of this tick, so it is greeted before anything long is asked of it.
    """
    if not cluster.used() or not cluster.writable():
        return 0
    if not cluster.written().is_there():
        cluster.writable().lose("no answer within a second")
        return 0
    shipped = 0
    try:
        while time.monotonic() < deadline and (count := _step()):
            shipped += count
    except (*SILENT, NotTaken) as error:
        cluster.writable().lose(error)
    return shipped


def _step() -> int:
    """Ship one batch, or else take a build one step on; returns how much was done."""
    return _ship() or (_begin() if _is_wanted() else _end())


def _is_wanted() -> bool:
    state = _state()
    if state.building:
        return not cluster.written().has(BUILDING)
    return state.wanted or not cluster.written().has(LIVE)


def _begin() -> int:
    """Start a build: an empty index, and everything to be shipped to it."""
    cluster.written().clear(BUILDING)
    with transaction.atomic():
        Shipment.objects.filter(building=True).delete()
        ClusterState.objects.update_or_create(pk=1, defaults={"wanted": False, "building": True})
        _leave(Entry.objects.public().values_list("pk", flat=True), building=True)
    return 1


def _end() -> int:
    """Let the new index answer once everything is in it."""
    left = Shipment.objects.filter(building=True, state__in=_LEFT)
    if not _state().building or left.exists():
        return 0
    cluster.written().finish(BUILDING)
    cluster.written().promote(BUILDING, to=LIVE)
    ClusterState.objects.filter(pk=1).update(building=False)
    return 1


def _ship() -> int:
    rows = claims.claim(Shipment, limit=BATCH)
    if not rows:
        return 0
    try:
        refused = _write({row.entry: row.pk for row in sorted(rows, key=lambda row: row.pk)})
    except (*SILENT, NotTaken):
        claims.give_back(rows)
        raise
    for row in rows:
        if row.entry in refused:
            claims.fail(row, refused[row.entry], permanent=True)
    mine = {"lease_token": rows[0].lease_token, "state": State.LEASED}
    Shipment.objects.filter(pk__in=[row.pk for row in rows], **mine).delete()
    return len(rows)


def _write(versions: dict[int, int]) -> dict[int, str]:
    """Tell every index what these entries are now."""
    tables = _tables()
    rows = _rows(versions)
    gone = versions.keys() - {row.entry for row in rows}
    refused: dict[int, str] = {}
    for table in tables:
        refused |= cluster.written().write(table, rows, gone, versions=versions)
    return refused


def _tables() -> list[str]:
    """The indices that changes go to."""
    tables = [LIVE] if cluster.written().has(LIVE) else []
    return [*tables, BUILDING] if _state().building else tables


def _rows(entries: Iterable[int]) -> list[Row]:
    facets: dict[int, dict[str, tuple[str, ...]]] = {}
    terms = EntryTerm.objects.filter(entry__in=entries).order_by("facet", "code")
    for entry, facet, code in terms.values_list("entry", "facet", "code"):
        of_entry = facets.setdefault(entry, {})
        of_entry[facet] = (*of_entry.get(facet, ()), code)
    found = Entry.objects.public().among(entries).values_list("pk", "title", "text")
    return [Row(pk, title, text, facets.get(pk, {})) for pk, title, text in found]


def _leave(entries: Iterable[int], *, building: bool) -> None:
    now = claims.clock()
    Shipment.objects.bulk_create(
        (
            Shipment(entry=entry, building=building, next_at=now, created_at=now)
            for entry in entries
        ),
        batch_size=1000,
    )


def _state() -> ClusterState:
    return ClusterState.objects.filter(pk=1).first() or ClusterState()

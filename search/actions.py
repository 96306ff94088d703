"""Keeping the index in step with what is public."""

import time
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from content.release.models import Publication

from .analysis import ANALYSER_VERSION
from .elastic import following
from .engines import Row, engine
from .models import Entry, EntryTerm, IndexState, Name
from .naming import refresh_words, title_name
from .projection import terms_of, text_of

CHUNK = 200
#: Seconds for which a table that no longer answers stays as it was: a search may still be in it.
LEFT_ALONE = 5.0


@transaction.atomic
def refresh(publications: Iterable[int]) -> None:
    """Make each of these findable if it is public now, and not findable if it is not."""
    wanted = list(publications)
    # Locked, so that a withdrawal waits for us or we see it.
    current = list(Publication.objects.current().select_for_update().filter(pk__in=wanted))
    gone = set(wanted) - {publication.pk for publication in current}
    rows = [_write(publication) for publication in current]
    for table in state().written:
        engine().put(table, rows)
        engine().remove(table, gone)
        engine().settle(table)
    Entry.objects.among(gone).delete()
    following.leave(wanted)


def rebuild() -> int:
    """Make the whole index anew while the old one answers; returns how many entries it has."""
    refresh_words()
    _let_searches_end()
    into = _begin()
    count = sum(_fill(into, chunk) for chunk in _chunks())
    _swap(into)
    return count


def rebuild_if_stale() -> bool:
    """Rebuild when the index was made by another analyser. Says whether it did."""
    if not is_stale():
        if not Name.objects.filter(entry=None).exists():
            refresh_words()
        return False
    rebuild()
    return True


def is_stale() -> bool:
    """Whether the index was made by another version of the analyser than this one."""
    return state().analyser != ANALYSER_VERSION


def active() -> str:
    """Which table answers: what every search asks first."""
    return IndexState.objects.filter(pk=1).values_list("active", flat=True).first() or "a"


def state() -> IndexState:
    """Which tables answer and are written."""
    return IndexState.objects.get_or_create(pk=1, defaults={"analyser": ANALYSER_VERSION})[0]


def _let_searches_end() -> None:
    """Wait until whoever began to search before the last change of tables has an answer."""
    if since := state().since:
        age = (timezone.now() - since).total_seconds()
        time.sleep(min(max(LEFT_ALONE - age, 0), LEFT_ALONE))


@transaction.atomic
def _begin() -> str:
    current = state()
    current.building = current.other
    current.save()
    engine().clear(current.building)
    return current.building


def _chunks() -> Iterator[list[int]]:
    last = 0
    ids = Publication.objects.current().order_by("pk").values_list("pk", flat=True)
    while chunk := list(ids.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]


@transaction.atomic
def _fill(table: str, ids: list[int]) -> int:
    current = list(Publication.objects.current().select_for_update().filter(pk__in=ids))
    engine().put(table, [_write(publication) for publication in current])
    return len(current)


@transaction.atomic
def _swap(table: str) -> None:
    """From here on `table` answers. The old one stays until the next rebuild."""
    gone = list(Entry.objects.exclude(pk__in=Entry.objects.public()).values_list("pk", flat=True))
    engine().remove(table, gone)
    Entry.objects.among(gone).delete()
    engine().finish(table)
    following.want_rebuild()
    IndexState.objects.filter(pk=1).update(
        active=table, building="", analyser=ANALYSER_VERSION, since=timezone.now()
    )


def _write(publication: Publication) -> Row:
    """The entry's row and terms, as they are now; what the engine needs of it."""
    entry, _ = Entry.objects.update_or_create(
        publication=publication,
        defaults={
            "translation_key": publication.leads_to,
            "language": publication.language,
            "title": publication.title,
            "text": text_of(publication),
        },
    )
    terms = terms_of(publication)
    entry.names.all().delete()
    title_name(entry).save()
    entry.terms.all().delete()
    EntryTerm.objects.bulk_create(EntryTerm(entry=entry, facet=f, code=c) for f, c in terms)
    return Row(entry.pk, entry.title, entry.text, _by_facet(terms))


def _by_facet(terms: set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    facets: dict[str, tuple[str, ...]] = {}
    for facet, code in sorted(terms):
        facets[facet] = (*facets.get(facet, ()), code)
    return facets

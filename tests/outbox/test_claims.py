"""Rows are claimed, started and ended by one worker at a time, whoever dies in between."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from content.release.models import ScheduledRelease
from outbox import claims
from outbox.models import Message, State

pytestmark = pytest.mark.django_db


def leave(count: int, **fields: object) -> list[Message]:
    """So many messages, the oldest first, all due."""
    start = timezone.now() - timedelta(hours=1)
    return [
        Message.objects.create(
            kind="letter",
            key=f"letter-{number}",
            **{
                "next_at": start + timedelta(seconds=number),
                "created_at": start,
                **fields,
            },
        )
        for number in range(count)
    ]


def lapse(row: Message) -> None:
    """Let the lease of a row run out."""
    Message.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_two_workers_never_take_the_same_row() -> None:
    leave(5)
    mine, yours = claims.claim(Message, limit=3), claims.claim(Message, limit=3)
    assert [row.key for row in mine] == ["letter-0", "letter-1", "letter-2"]
    assert [row.key for row in yours] == ["letter-3", "letter-4"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL plans by statistics")
def test_no_more_is_taken_than_asked_when_the_statistics_know_one_row() -> None:
    rows = leave(5)
    Message.objects.filter(pk__in=[row.pk for row in rows[1:]]).delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outbox_message")
    Message.objects.bulk_create(rows[1:])
    assert len(claims.claim(Message, limit=3)) == 3


def test_what_is_not_due_yet_is_left() -> None:
    leave(1, next_at=timezone.now() + timedelta(hours=1))
    assert claims.claim(Message, limit=3) == []


def test_what_was_written_under_a_clock_that_ran_ahead_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (held,) = leave(1)
    with monkeypatch.context() as then:
        ahead = timezone.now() + timedelta(days=1500)
        then.setattr(claims.timezone, "now", lambda: ahead)
        if connection.vendor == "sqlite":
            assert claims.claim(Message, limit=1) == [held]
    Message.objects.create(kind="letter", key="call-back", next_at=ahead, created_at=ahead)

    assert {row.key for row in claims.claim(Message, limit=3)} == {"letter-0", "call-back"}


def test_what_a_person_has_planned_is_not_due_because_it_is_far() -> None:
    assert ScheduledRelease.LONGEST_WAIT is None


def test_a_condition_narrows_the_claim() -> None:
    leave(2)
    taken = claims.claim(Message, limit=3, where="key = 'letter-1'")
    assert [row.key for row in taken] == ["letter-1"]


def test_a_lapsed_lease_is_taken_over() -> None:
    leave(1)
    (dead,) = claims.claim(Message, limit=1)
    assert claims.claim(Message, limit=1) == []
    lapse(dead)
    (taken,) = claims.claim(Message, limit=1)
    assert taken.pk == dead.pk
    assert taken.lease_token != dead.lease_token


def test_a_zombie_can_neither_start_nor_end_what_was_taken_over() -> None:
    leave(1)
    (zombie,) = claims.claim(Message, limit=1)
    lapse(zombie)
    (taken,) = claims.claim(Message, limit=1)
    assert not claims.start(zombie)
    assert not claims.finish(zombie)
    assert not claims.fail(zombie, "too late")
    row = Message.objects.get()
    assert (row.state, row.attempts, row.lease_token) == (State.LEASED, 0, taken.lease_token)


def test_an_attempt_is_counted_when_a_row_is_started_and_not_before() -> None:
    leave(2)
    first, second = claims.claim(Message, limit=2)
    claims.start(first)
    claims.give_back([second])
    assert [row.attempts for row in Message.objects.order_by("key")] == [1, 0]


def test_starting_renews_the_lease() -> None:
    leave(1)
    (row,) = claims.claim(Message, limit=1, lease_seconds=0.01)
    claims.start(row, lease_seconds=60)
    assert claims.claim(Message, limit=1) == []


def test_what_is_finished_stays_finished() -> None:
    leave(1)
    (row,) = claims.claim(Message, limit=1)
    claims.start(row)
    assert claims.finish(row)
    assert not claims.finish(row)
    assert Message.objects.get().state == State.DONE


def test_a_failure_is_tried_again_later_and_says_why() -> None:
    leave(1)
    (row,) = claims.claim(Message, limit=1)
    claims.start(row)
    claims.fail(row, ValueError("no such street"))
    found = Message.objects.get()
    assert (found.state, found.last_error) == (State.DUE, "no such street")
    assert found.next_at > timezone.now() - timedelta(seconds=1)


def test_a_permanent_failure_is_dead_at_once() -> None:
    leave(1)
    (row,) = claims.claim(Message, limit=1)
    claims.start(row)
    claims.fail(row, "refused", permanent=True)
    assert Message.objects.get().state == State.DEAD


@pytest.mark.parametrize("attempts", range(1, 12))
def test_the_wait_grows_and_is_never_longer_than_its_step(attempts: int) -> None:
    step = claims.BACKOFF[min(attempts, 6) - 1]
    assert all(0 <= claims.delay(attempts) <= step for _ in range(50))


def test_a_row_that_kills_its_worker_each_time_dies_and_its_neighbours_do_not() -> None:
    leave(3)
    survivors = set()
    for _ in range(40):
        Message.objects.filter(state=State.LEASED).update(lease_until=timezone.now())
        for row in claims.claim(Message, limit=3):
            if not claims.start(row):
                continue
            if row.key == "letter-0":
                break  # the process is gone: nothing is finished, nothing is given back
            claims.finish(row)
            survivors.add(row.key)
    poison = Message.objects.get(key="letter-0")
    assert (poison.state, poison.attempts) == (State.DEAD, claims.MAX_ATTEMPTS)
    assert survivors == {"letter-1", "letter-2"}
    assert list(Message.objects.filter(state=State.DONE).values_list("attempts", flat=True)) == [
        1,
        1,
    ]


def test_what_killed_somebody_comes_after_its_neighbours() -> None:
    first, _, _ = leave(3)
    Message.objects.filter(pk=first.pk).update(attempts=1)
    assert claims.claim(Message, limit=3)[-1].pk == first.pk

"""Messages reach their handlers once, and no trouble of one is the trouble of another."""

import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from outbox import actions, claims, drain, registry
from outbox.models import Message, State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """No handlers and drains but those of the test."""
    monkeypatch.setattr(registry, "_handlers", {})
    monkeypatch.setattr(registry, "_drains", {})


@pytest.fixture
def read() -> list[dict[str, Any]]:
    """What the handler of letters has been given."""
    letters: list[dict[str, Any]] = []
    registry.register("letter", letters.append)
    return letters


def put(key: str, kind: str = "letter") -> None:
    with transaction.atomic():
        actions.put(kind, {"to": key}, key=key)


def test_a_message_reaches_its_handler_once(read: list[dict[str, Any]]) -> None:
    put("Tuya")
    assert drain.drain() == 1
    assert drain.drain() == 0
    assert read == [{"to": "Tuya"}]


def test_the_same_key_again_changes_nothing(read: list[dict[str, Any]]) -> None:
    put("Tuya")
    put("Tuya")
    drain.drain()
    assert len(read) == 1


def test_a_rolled_back_change_leaves_no_message(read: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        actions.put("letter", {}, key="never")
        transaction.set_rollback(True)
    assert drain.drain() == 0
    assert read == []


def test_nothing_is_put_outside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    # Every test runs inside one; here it looks as if it did not.
    monkeypatch.setattr(actions, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(actions.OutsideTransaction):
        actions.put("letter", {}, key="loose")


def test_one_handler_that_fails_does_not_stop_the_others(read: list[dict[str, Any]]) -> None:
    def tear(_payload: dict[str, Any]) -> None:
        raise ValueError("torn")

    registry.register("torn", tear)
    put("Batu", kind="torn")
    put("Tuya")
    assert drain.drain() == 1
    assert read == [{"to": "Tuya"}]
    assert Message.objects.get(key="Batu").last_error == "torn"


def test_a_message_that_nobody_handles_waits_and_says_so() -> None:
    put("Tuya", kind="unheard of")
    drain.drain()
    row = Message.objects.get()
    assert (row.state, row.last_error) == (State.DUE, "unheard of")


def test_a_drain_that_fails_does_not_stop_the_others(read: list[dict[str, Any]]) -> None:
    def broken(_deadline: float) -> int:
        raise RuntimeError("its table is gone")

    registry.register_drain("broken", broken)
    put("Tuya")
    assert drain.drain() == 1


def test_every_registered_drain_is_given_the_deadline() -> None:
    given: list[float] = []

    def note(deadline: float) -> int:
        given.append(deadline)
        return 0

    registry.register_drain("one", note)
    registry.register_drain("two", note)
    drain.drain(seconds=2)
    assert len(given) == 2
    assert all(0 < deadline - time.monotonic() <= 2 for deadline in given)


def test_what_is_not_reached_before_the_deadline_is_given_back(read: list[dict[str, Any]]) -> None:
    put("Tuya")
    put("Batu")
    drain.work_messages(time.monotonic() - 1)
    assert read == []
    assert len(claims.claim(Message, limit=9)) == 2

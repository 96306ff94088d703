"""So often and no oftener, without anybody's address being kept."""

from typing import Any

import pytest

from limits import actions as limits
from limits.models import Allowance

pytestmark = pytest.mark.django_db
HERE = "203.0.113.9"


def at(monkeypatch: pytest.MonkeyPatch, moment: float) -> None:
    monkeypatch.setattr("limits.actions.time.time", lambda: moment)


def test_a_limit_opens_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 1_000_000.0)
    limits.spend("x", HERE, limit=1, seconds=60)
    with pytest.raises(limits.TooOften) as refused:
        limits.spend("x", HERE, limit=1, seconds=60)
    at(monkeypatch, 1_000_020.0)

    limits.spend("x", HERE, limit=1, seconds=60)
    assert refused.value.seconds == 20


def test_others_and_other_things_are_counted_by_themselves() -> None:
    limits.spend("x", HERE, limit=1, seconds=60)
    limits.spend("y", HERE, limit=1, seconds=60)
    limits.spend("x", "203.0.113.10", limit=1, seconds=60)
    assert Allowance.objects.count() == 3


def test_no_address_is_kept_and_none_can_be_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    for moment in (1_000_000.0, 1_000_060.0):
        at(monkeypatch, moment)
        limits.spend("x", HERE, limit=1, seconds=60)
    buckets = set(Allowance.objects.values_list("bucket", flat=True))
    assert len(buckets) == 2
    assert not any(HERE in bucket for bucket in buckets)


def test_what_has_ended_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 1_000_000.0)
    limits.spend("x", HERE, limit=1, seconds=60)
    limits.spend("x", HERE, limit=1, seconds=3600)
    at(monkeypatch, 1_000_060.0)
    limits.forget_old()
    assert Allowance.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8::1:2", "2001:db8::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_home_with_many_addresses_is_one_asker(rf: Any, address: str, counted: str) -> None:
    assert limits.asker(rf.get("/", REMOTE_ADDR=address)) == counted

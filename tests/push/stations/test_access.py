"""How a screen proves who it is."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone

from push.stations import actions
from push.stations.models import DeviceKey, Nonce, Token
from tests.factories.stations import Screen, admin, enrol, make_station

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen() -> Screen:
    return enrol(Screen(), make_station())


def _may_report(screen: Screen) -> bool:
    answer = screen.post("receipts", {"receipts": []})
    assert answer.status_code in (200, 401)
    return bool(answer.status_code == 200)


def test_a_signed_nonce_buys_a_token_for_an_hour(screen: Screen) -> None:
    screen.log_in()

    assert _may_report(screen)
    Token.objects.update(expires_at=timezone.now())
    assert not _may_report(screen)


def test_the_token_is_not_in_the_database(screen: Screen) -> None:
    screen.log_in()

    assert screen.token not in Token.objects.values_list("digest", flat=True)


def test_another_key_buys_nothing(screen: Screen) -> None:
    answer = screen.prove(screen.nonce(), key=Ed25519PrivateKey.generate())

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_nonce_is_used_once(screen: Screen) -> None:
    nonce = screen.nonce()

    assert screen.prove(nonce).status_code == 201
    assert screen.prove(nonce).status_code == 401


def test_a_failed_proof_uses_the_nonce_up(screen: Screen) -> None:
    nonce = screen.nonce()
    screen.prove(nonce, key=Ed25519PrivateKey.generate())

    assert screen.prove(nonce).status_code == 401


def test_a_nonce_lives_for_a_minute(screen: Screen) -> None:
    nonce = screen.nonce()
    Nonce.objects.update(expires_at=timezone.now())

    assert screen.prove(nonce).status_code == 401


def test_a_screen_cannot_speak_for_another_station(screen: Screen) -> None:
    other = make_station("ES-150724-02", active=True)
    screen.code = other.code

    assert screen.prove(screen.nonce()).status_code == 401


def test_a_revoked_screen_is_a_stranger_at_once(screen: Screen) -> None:
    screen.log_in()
    actions.revoke(DeviceKey.objects.get(), person=admin())

    assert not _may_report(screen)
    assert not _may_report(screen.log_in())


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic abc"])
def test_without_a_token_there_is_nothing(header: str) -> None:
    answer = Screen().client.post(
        "/station/v1/heads",
        "{}",
        content_type="application/json",
        headers={"authorization": header},
    )

    assert answer.status_code == 401


def test_old_tokens_are_forgotten(screen: Screen) -> None:
    screen.log_in()
    Token.objects.update(expires_at=timezone.now() - timedelta(hours=2))
    screen.token = ""

    screen.log_in()

    assert Token.objects.count() == 1


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "ES\x00", "x" * 301])
@pytest.mark.parametrize("member", ["station", "nonce", "signature"])
def test_letters_that_are_none_are_refused(screen: Screen, member: str, bad: str) -> None:
    proof = {"station": screen.code, "nonce": screen.nonce(), "signature": "A" * 86, member: bad}

    assert screen.post("tokens", json.dumps(proof)).status_code == 400


def test_a_device_that_copies_a_key_is_the_same_station_and_nothing_more(screen: Screen) -> None:
    twin = Screen(key=screen.key, code=screen.code)

    assert _may_report(screen.log_in())
    assert _may_report(twin.log_in())
    actions.revoke(DeviceKey.objects.get(), person=admin())
    assert not _may_report(screen.log_in())
    assert not _may_report(twin.log_in())

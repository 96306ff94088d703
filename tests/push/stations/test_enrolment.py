"""How a screen becomes a station's screen, and how it does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from push.documents.station import short_fingerprint
from push.stations import actions, enrolment
from push.stations.enums import StationState
from push.stations.models import DeviceKey, Enrolment
from push.stations.refusals import (
    KeyRevoked,
    NotAllowed,
    StationRetired,
    StationTaken,
    TooManyTries,
    UnknownCode,
)
from tests import people
from tests.factories.stations import Screen, admin, enrol, make_station

pytestmark = pytest.mark.django_db


def test_a_screen_is_enrolled_by_a_person_who_compares_the_letters(signer: Any) -> None:
    station, screen = make_station(), Screen()

    code = screen.begin()
    waiting = screen.client.get(f"/station/v1/enrolments/{code['device_code']}")
    found = actions.find_waiting(code["user_code"].lower().replace("-", " "), person=admin())
    actions.authorise(code["user_code"], station=station, person=admin())
    done = screen.client.get(f"/station/v1/enrolments/{code['device_code']}")

    assert (waiting.status_code, waiting.json()) == (202, {"status": "waiting"})
    assert found.fingerprint == code["fingerprint"] == short_fingerprint(screen.public)
    assert done.status_code == 200
    assert done.json()["station"] == station.code
    assert done.json()["root"]["public"] == signer.keys().root_public
    assert done.json()["name"] == {"zh-hans": "锡尼河嘎查e站", "mvf": "ᠰᠢᠨᠡᠬᠡ"}
    station.refresh_from_db()
    assert station.state == StationState.ACTIVE


def test_the_secrets_are_not_in_the_database() -> None:
    code = Screen().begin()

    waiting = Enrolment.objects.get()
    assert code["device_code"] not in vars(waiting).values()


def test_a_code_works_once() -> None:
    first, second = make_station("A"), make_station("B")
    code = Screen().begin()["user_code"]
    actions.authorise(code, station=first, person=admin())

    with pytest.raises(UnknownCode):
        actions.authorise(code, station=second, person=admin())


def test_a_code_lives_for_fifteen_minutes(signer: Any) -> None:
    station, screen = make_station(), Screen()
    code = screen.begin()
    Enrolment.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(UnknownCode):
        actions.authorise(code["user_code"], station=station, person=admin())
    assert screen.client.get(f"/station/v1/enrolments/{code['device_code']}").status_code == 410


def test_the_secret_of_an_enrolment_says_nothing_more_once_the_screen_is_replaced(
    signer: Any,
) -> None:
    station, first = make_station(), Screen()
    waiting = first.begin()
    actions.authorise(waiting["user_code"], station=station, person=admin())
    path = f"/station/v1/enrolments/{waiting['device_code']}"
    assert first.client.get(path).json()["status"] == "authorised"

    enrol(Screen(), station, replacing=True)

    assert first.client.get(path).status_code == 410


def test_a_refused_screen_is_told_so() -> None:
    screen = Screen()
    code = screen.begin()
    actions.refuse(actions.find_waiting(code["user_code"], person=admin()), person=admin())

    answer = screen.client.get(f"/station/v1/enrolments/{code['device_code']}")

    assert answer.status_code == 410
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:kepu:problem:over"


def test_nobody_knows_an_unknown_device() -> None:
    assert Screen().client.get("/station/v1/enrolments/nothing").status_code == 404


def test_after_five_wrong_codes_even_the_right_one_must_wait() -> None:
    station, code = make_station(), Screen().begin()["user_code"]
    for _ in range(5):
        with pytest.raises(UnknownCode):
            actions.authorise("BBBB-BBBB", station=station, person=admin())

    with pytest.raises(TooManyTries) as refusal:
        actions.authorise(code, station=station, person=admin())
    assert 0 < refusal.value.seconds <= 901
    assert "15 分钟" in str(refusal.value)


def test_one_person_s_mistakes_do_not_lock_out_another() -> None:
    station, code = make_station(), Screen().begin()["user_code"]
    for _ in range(5):
        with pytest.raises(UnknownCode):
            actions.authorise("BBBB-BBBB", station=station, person=admin())

    assert actions.authorise(code, station=station, person=people.superuser())


def test_a_stranger_enrols_nothing() -> None:
    station, code = make_station(), Screen().begin()["user_code"]

    with pytest.raises(NotAllowed):
        actions.authorise(code, station=station, person=people.stranger())


def test_a_station_s_screen_is_replaced_only_on_purpose() -> None:
    station = make_station()
    old = enrol(Screen(), station)
    code = Screen().begin()["user_code"]

    with pytest.raises(StationTaken):
        actions.authorise(code, station=station, person=admin())
    actions.replace(code, station=station, person=admin())

    assert DeviceKey.objects.in_use().count() == 1
    assert not DeviceKey.objects.get(fingerprint=short_fingerprint(old.public)).in_use


def test_a_screen_that_moves_leaves_its_old_station() -> None:
    first, second, screen = make_station("A"), make_station("B"), Screen()
    enrol(screen, first)

    enrol(screen, second)

    assert DeviceKey.objects.current_of(first) is None
    assert DeviceKey.objects.current_of(second) is not None


def test_a_retired_station_takes_no_screen() -> None:
    station = make_station()
    actions.retire(station, person=admin())

    with pytest.raises(StationRetired):
        enrol(Screen(), station)


def test_a_revoked_key_never_comes_back() -> None:
    station = make_station()
    screen = enrol(Screen(), station)
    actions.revoke(DeviceKey.objects.get(), person=admin())

    with pytest.raises(KeyRevoked):
        actions.begin_enrolment(screen.public)
    assert screen.begin()["status"] == 409


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"not json", b'{"public_key":"short","agent":""}', b'{"agent":""}', b"[" * 5000],
)
def test_nonsense_is_answered_with_a_problem(body: bytes) -> None:
    answer = Screen().client.post("/station/v1/enrolments", body, content_type="application/json")

    assert answer.status_code in (400, 413)
    assert answer["Content-Type"] == "application/problem+json"
    assert not answer.cookies


def test_a_body_beyond_all_measure_is_refused() -> None:
    answer = Screen().post("enrolments", {"public_key": "A" * 10_000})

    assert answer.status_code == 413


def test_another_method_is_refused() -> None:
    answer = Screen().client.get("/station/v1/enrolments")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_one_address_may_not_ask_for_codes_for_ever() -> None:
    statuses = [Screen().post("enrolments", {}).status_code for _ in range(31)]

    assert statuses[-1] == 429
    assert set(statuses[:-1]) == {400}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BCDF-GHJK", "BCDFGHJK"),
        (" bcdf ghjk ", "BCDFGHJK"),
        ("BCDF-GHJ", None),
        ("ABCD-EFGH", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(text: str, code: str | None) -> None:
    assert enrolment.typed(text) == code


def test_the_command_says_in_one_line_what_it_did(capsys: Any) -> None:
    station, code = make_station(), Screen().begin()

    call_command(
        "authorise_station", code=code["user_code"], station=station.code, by=admin().username
    )

    assert capsys.readouterr().out == f"ES-150724-01：屏幕已登记，指纹 {code['fingerprint']}\n"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"station": "ES-0"}, "没有编号为 ES-0 的e站"),
        ({"by": "nobody"}, "没有用户 nobody"),
        ({"code": "BBBBBBBB"}, "没有屏幕在用这个代码"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(changes: dict[str, str], words: str) -> None:
    values = {"code": "BBBBBBBB", "station": make_station().code, "by": admin().username}

    with pytest.raises(CommandError, match=words) as error:
        call_command("authorise_station", **{**values, **changes})
    assert "\n" not in str(error.value)

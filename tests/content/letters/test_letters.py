"""Mail to members of staff: in their language, once, and not lost in a crash."""

import smtplib
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content.letters import actions, sending
from content.letters.kinds import Kind
from content.letters.models import Letter
from outbox.models import State
from tests import people

pytestmark = pytest.mark.django_db


class Office(EmailBackend):
    """A post office that does what `Office.trouble` says."""

    trouble: Exception | None = None
    shut: Exception | None = None

    def open(self) -> bool:
        if Office.shut:
            raise Office.shut
        return True

    def send_messages(self, messages: Any) -> int:
        if Office.trouble:
            raise Office.trouble
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def office(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STAFF_MAIL = True
    settings.EMAIL_BACKEND = "tests.content.letters.test_letters.Office"
    monkeypatch.setattr(Office, "trouble", None)
    monkeypatch.setattr(Office, "shut", None)


def expert(**fields: Any) -> User:
    user = people.science_expert()
    User.objects.filter(pk=user.pk).update(email="wang@kepu.example", **fields)
    return User.objects.get(pk=user.pk)


def write(user: User, about: str = "7") -> int:
    with transaction.atomic():
        return actions.write(
            [user], Kind.ASSIGNED, about=about,
            subject=actions.Subject("布病", "/admin/review/7/judge/", timezone.localdate()),
        )  # fmt: skip


def work() -> int:
    return sending.work(time.monotonic() + 60)


def test_a_letter_says_what_is_asked_and_where() -> None:
    write(expert())
    assert work() == 1
    (sent,) = mail.outbox
    assert sent.to == ["wang@kepu.example"]
    assert "请您审核" in sent.subject
    assert "“布病”请您审核" in sent.body
    assert "/admin/review/7/judge/" in sent.body
    assert "不用邮件提醒" in sent.body


def test_a_mongolian_reader_gets_it_in_mongolian_upright() -> None:
    write(expert(language="mvf"))
    work()
    (sent,) = mail.outbox
    assert "请" not in sent.subject + sent.body
    html, kind = sent.alternatives[0]
    assert (kind, "vertical-lr" in html) == ("text/html", True)


def test_nobody_is_written_to_twice_about_the_same() -> None:
    user = expert()
    write(user)
    write(user)
    assert work() == 1
    assert work() == 0
    write(user, about="8")
    assert work() == 1


@pytest.mark.parametrize("fields", [{"wants_mail": False}, {"is_active": False}])
def test_who_declined_or_left_gets_none(fields: dict[str, bool]) -> None:
    assert write(expert(**fields)) == 0
    assert write(people.second_expert()) == 0  # no address
    assert not Letter.objects.exists()


def test_declining_is_one_tap_on_the_experts_page() -> None:
    client = Client()
    client.force_login(expert())
    assert "不用邮件提醒" in client.get("/admin/review/mine/").content.decode()
    client.post("/admin/review/mine/", {"mail": "off"})
    assert not User.objects.get(username="wang").wants_mail
    client.post("/admin/review/mine/", {"mail": "on"})
    assert User.objects.get(username="wang").wants_mail


def test_a_shut_post_office_is_tried_again() -> None:
    write(expert())
    Office.shut = ConnectionRefusedError("no")
    assert work() == 0
    assert Letter.objects.get().state == State.DUE
    Office.shut = None
    Letter.objects.update(next_at=timezone.now())
    assert work() == 1


def test_a_refusal_is_tried_again() -> None:
    write(expert())
    Office.trouble = smtplib.SMTPDataError(450, b"later")
    work()
    Office.trouble = None
    Letter.objects.update(next_at=timezone.now())
    assert work() == 1


def test_no_answer_leaves_it_in_doubt_and_it_is_not_sent_again() -> None:
    write(expert())
    Office.trouble = TimeoutError("?")
    work()
    Office.trouble = None
    assert Letter.objects.get().state == State.IN_DOUBT
    assert work() == 0
    assert mail.outbox == []


def test_a_process_that_died_while_handing_over_does_not_send_it_twice() -> None:
    write(expert())
    Letter.objects.update(
        state=State.LEASED, attempts=1, begun_at=timezone.now(), lease_token="dead",
        lease_until=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip
    assert work() == 0
    assert Letter.objects.get().state == State.IN_DOUBT


def test_a_process_that_died_before_it_loses_nothing() -> None:
    write(expert())
    Letter.objects.update(
        state=State.LEASED, attempts=1, lease_token="dead",
        lease_until=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip
    assert work() == 1


def test_the_message_id_follows_from_the_key() -> None:
    write(expert())
    letter = Letter.objects.get()
    first, second = (sending.message(letter).extra_headers["Message-ID"] for _ in range(2))
    assert first.split("@")[0] == second.split("@")[0]

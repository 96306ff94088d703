"""At the door of the admin: how often one may try, and how many letters one may cause."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from limits.models import Allowance
from portal import housekeeping, sign_in
from tests import people

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough pass phrase"


@pytest.fixture
def author() -> Any:
    user = people.author()
    user.email = "sarna@kepu.example"
    user.set_password(PASSWORD)
    user.save()
    return user


def sign(client: Client, name: str, password: str) -> bool:
    answer = client.post("/admin/login/", {"username": name, "password": password})
    return answer.status_code == 302


def test_one_password_cannot_be_tried_on_every_name(author: Any) -> None:
    client = Client()
    for number in range(sign_in.PER_ADDRESS):
        sign(client, f"name-{number}", "spring2026")
    # Not even the right one: who guesses must not learn that it was.
    assert not sign(client, author.username, PASSWORD)
    assert sign(Client(REMOTE_ADDR="203.0.113.9"), author.username, PASSWORD)


def test_who_waits_is_told_how_long(author: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "PER_ADDRESS", 0)
    page = Client().post("/admin/login/", {"username": "x", "password": "y"}).content.decode()
    assert "尝试次数太多" in page


def ask_for_a_letter(email: str) -> Any:
    return Client().post("/admin/password_reset/", {"email": email})


def test_nobodys_letter_box_is_filled(author: Any) -> None:
    answers = [ask_for_a_letter(author.email) for _ in range(sign_in.LETTERS + 2)]
    assert len(mail.outbox) == sign_in.LETTERS
    assert {answer.status_code for answer in answers} == {302}


def test_who_has_no_account_is_answered_alike(author: Any) -> None:
    known, unknown = ask_for_a_letter(author.email), ask_for_a_letter("nobody@kepu.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_what_has_ended_is_forgotten_once_an_hour() -> None:
    past = timezone.now() - timedelta(seconds=1)
    Session.objects.create(session_key="old", session_data="", expire_date=past)
    Allowance.objects.create(bucket="old", ends=1, count=1)
    note = AccessLog.objects.create(username="sarna", ip_address="203.0.113.9")
    AccessLog.objects.update(attempt_time=timezone.now() - housekeeping.SIGN_INS * 2)
    hourly = housekeeping.Hourly()
    assert hourly(0.0) == 0
    assert not Session.objects.exists()
    assert not Allowance.objects.exists()
    assert not AccessLog.objects.filter(pk=note.pk).exists()
    Allowance.objects.create(bucket="old", ends=1, count=1)
    hourly(0.0)
    assert Allowance.objects.exists()

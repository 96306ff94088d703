"""A reader without an account writes; the staff's board answers."""

from typing import Any

import pytest
from django.test import Client

from content.inbox.enums import Kind, State
from content.inbox.models import Message
from content.inbox.views import PER_ASKER
from content.release.models import Remark
from tests import people

from .conftest import CLAIM

REPORT = f"/zh-hans/report/health/brucellosis/?claim={CLAIM}"


def _write(client: Client, address: str = REPORT, **fields: str) -> Any:
    return client.post(address, {"text": "这句不对", **fields})


def test_no_account_no_cookie_and_a_code_to_come_back_with(
    client: Client, pair: dict[str, Any]
) -> None:
    assert "布病主要由病畜传给人" in client.get(REPORT).content.decode()

    response = _write(client, contact="139")
    message = Message.objects.get()
    assert response["Location"] == f"/zh-hans/message/{message.code}/"
    assert not response.cookies
    assert (message.publication, message.block) == (pair["zh-hans"], CLAIM)
    page = client.get(response["Location"])
    assert "已收到" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_the_code_that_was_noted_leads_back(client: Client, pair: dict[str, Any]) -> None:
    message = Message.objects.get(code=_write(client)["Location"].split("/")[3])

    assert 'action="/zh-hans/message/"' in client.get("/zh-hans/ask/").content.decode()
    found = client.get("/mvf/message/", {"code": f" {message.code.upper()} "})
    assert found["Location"] == f"/mvf/message/{message.code}/"
    wrong = client.get("/zh-hans/message/", {"code": "<b>nobody"})
    assert "没有这个编号" in wrong.content.decode()
    assert 'value="&lt;b&gt;nobody"' in wrong.content.decode()


def test_from_claim_to_outcome_under_the_article_in_both_languages(
    client: Client, pair: dict[str, Any]
) -> None:
    article = client.get("/zh-hans/health/brucellosis/").content.decode()
    assert f'href="{REPORT}"' in article
    code = _write(client)["Location"].split("/")[3]
    expert = Client()
    expert.force_login(people.science_expert())
    first_page = expert.get("/admin/").content.decode()
    pk = Message.objects.get().pk
    assert f"/admin/inbox/{pk}/" in first_page

    data = {"outcome": "stands", "reason_zh": "指南如此", "reason_mn": "ᠲᠡᠢᠮᠦ"}
    assert expert.post(f"/admin/inbox/{pk}/close/", data).status_code == 302

    assert "指南如此" not in client.get("/zh-hans/health/brucellosis/").content.decode()
    assert "另一位工作人员看过以后" in client.get(f"/zh-hans/message/{code}/").content.decode()
    second = Client()
    second.force_login(people.second_expert())
    second.post(f"/admin/release/remarks/{Remark.objects.get().pk}/confirm/")
    assert "指南如此" in client.get("/zh-hans/health/brucellosis/").content.decode()
    assert "ᠲᠡᠢᠮᠦ" in client.get("/mvf/health/brucellosis/").content.decode()
    assert "维持原文" in client.get(f"/zh-hans/message/{code}/").content.decode()


def test_what_is_wrong_is_said_and_nothing_written_is_lost(
    client: Client, pair: dict[str, Any]
) -> None:
    text = "看 http://a.cn http://b.cn http://c.cn"
    response = client.post("/mvf/report/health/brucellosis/", {"text": text, "contact": "139"})

    assert response.status_code == 422
    html = response.content.decode()
    assert text in html
    assert 'value="139"' in html
    assert "ᠬᠠᠶᠢᠭ" in html or "ᠬᠠᠢᠭ" in html
    assert not Message.objects.exists()


def test_a_program_that_fills_everything_in_is_thanked_and_forgotten(
    client: Client, pair: dict[str, Any]
) -> None:
    assert _write(client, website="http://spam").status_code == 302
    assert not Message.objects.exists()


def test_one_asker_may_not_flood_us(client: Client, pair: dict[str, Any]) -> None:
    for number in range(PER_ASKER):
        assert _write(client, text=f"第 {number} 封信").status_code == 302

    response = _write(client, text="还有一封")
    assert response.status_code == 429
    assert "还有一封" in response.content.decode()
    assert Client(REMOTE_ADDR="10.9.8.7").post(REPORT, {"text": "别人的信"}).status_code == 302


def test_a_home_with_many_addresses_is_one_asker(pair: dict[str, Any]) -> None:
    homes = [Client(REMOTE_ADDR=f"2001:db8::{number:x}") for number in range(PER_ASKER + 1)]
    answers = [
        home.post(REPORT, {"text": f"第 {n} 封信"}).status_code for n, home in enumerate(homes)
    ]
    assert answers == [302] * PER_ASKER + [429]


@pytest.mark.parametrize("claim", ["b²", "b" + "9" * 5000, "b0", "bb1", "%00"])
def test_an_odd_claim_in_the_address_is_no_claim(pair: dict[str, Any], claim: str) -> None:
    assert Client().get(f"{REPORT}?claim={claim}").status_code == 200


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}]
)
def test_another_site_cannot_write_in_a_readers_name(
    client: Client, pair: dict[str, Any], headers: dict[str, str]
) -> None:
    assert client.post(REPORT, {"text": "这句不对"}, headers=headers).status_code == 403


def test_a_question_comes_with_the_words_that_found_nothing(
    client: Client, pair: dict[str, Any]
) -> None:
    assert "羊咳嗽" in client.get("/zh-hans/ask/?q=羊咳嗽").content.decode()
    _write(client, "/zh-hans/ask/", text="羊咳嗽怎么办")
    assert Message.objects.get().kind == Kind.QUESTION


def test_the_board_shows_each_their_own_and_the_handler_all(
    client: Client, pair: dict[str, Any]
) -> None:
    _write(client)
    _write(client, "/zh-hans/ask/", text="羊咳嗽怎么办")
    shown = {}
    for person in (people.publisher(), people.science_expert(), people.author()):
        staff = Client()
        staff.force_login(person)
        html = staff.get("/admin/inbox/").content.decode()
        shown[person.username] = ("这句不对" in html, "羊咳嗽" in html)
    assert shown == {"li": (True, True), "wang": (True, False), "sarna": (False, False)}


def test_a_letter_is_nobody_elses(client: Client, pair: dict[str, Any]) -> None:
    _write(client, contact="13900000000")
    address = f"/admin/inbox/{Message.objects.get().pk}/"
    client.force_login(people.author())
    assert client.get(address).status_code in (302, 403)
    client.force_login(people.publisher())
    assert "13900000000" in client.get(address).content.decode()


def test_handing_out_and_a_refusal_in_words(client: Client, pair: dict[str, Any]) -> None:
    _write(client)
    pk = Message.objects.get().pk
    client.force_login(people.publisher())
    owner = people.author()

    client.post(f"/admin/inbox/{pk}/assign/", {"owner": owner.pk, "due": "2030-01-01"})
    assert Message.objects.get().state == State.ASSIGNED
    data = {"outcome": "corrected", "reason_zh": "改了"}
    response = client.post(f"/admin/inbox/{pk}/close/", data)
    assert response.status_code == 409
    assert "还在公开" in response.content.decode()


def test_an_unknown_code_is_a_404(client: Client, pair: dict[str, Any]) -> None:
    assert client.get("/zh-hans/message/nothing22/").status_code == 404
    assert client.get("/zh-hans/report/health/nothing/").status_code == 404

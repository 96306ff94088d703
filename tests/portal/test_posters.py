"""Paper, and the way back from it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from content.release import actions
from portal.views.posters import _acts
from tests import people


@pytest.mark.parametrize("size", ["a3", "a4"])
def test_a_sheet_in_one_language_and_in_both(
    client: Client, pair: dict[str, Any], size: str
) -> None:
    alone = client.get(f"/mvf/poster/health/brucellosis/{size}/").content.decode()
    both = client.get(f"/zh-hans/poster/health/brucellosis/{size}/both/").content.decode()

    assert f"poster-{size}.css" in alone
    assert "ᠪᠡᠭᠡᠯᠡᠢ" in alone
    assert "接羔" not in alone
    assert "接羔" in both
    assert "ᠪᠡᠭᠡᠯᠡᠢ" in both
    assert "ᠵᠢᠱᠢᠶ" in alone  # a sample says so on paper too
    assert f"/q/{pair['mvf'].pk}" in alone


def test_no_other_sheet(client: Client, pair: dict[str, Any]) -> None:
    assert client.get("/zh-hans/poster/health/brucellosis/a0/").status_code == 404
    assert client.get("/zh-hans/poster/health/nothing/a4/").status_code == 404


def test_the_code_is_a_drawing_that_never_changes(client: Client, pair: dict[str, Any]) -> None:
    response = client.get(f"/qr/{pair['mvf'].pk}.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert response.content.startswith(b"<svg")


def test_paper_leads_to_the_article_while_it_is_current(
    client: Client, pair: dict[str, Any]
) -> None:
    assert client.get(f"/q/{pair['mvf'].pk}")["Location"] == "/mvf/health/brucellosis/"


def test_old_paper_says_that_it_is_old(client: Client, pair: dict[str, Any]) -> None:
    old = pair["zh-hans"]
    actions.release_pair(actions.latest(old.page_id), people.publisher())

    html = client.get(f"/q/{old.pk}", follow=True).content.decode()
    assert "您手里的是旧版" in html
    assert "第 1 版" in html
    assert "为什么" not in html  # nobody chose this card
    assert 'href="/zh-hans/health/brucellosis/"' in html


def test_paper_of_what_was_called_back_says_so(client: Client, pair: dict[str, Any]) -> None:
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="写错了")

    response = client.get(f"/q/{pair['mvf'].pk}", follow=True)
    assert response.status_code == 410


@pytest.mark.parametrize("last", ["a4/", "a3/both/"])
def test_a_sheet_of_what_was_called_back_is_not_printed_again(
    client: Client, pair: dict[str, Any], last: str
) -> None:
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="写错了")

    response = client.get(f"/mvf/poster/health/brucellosis/{last}")
    assert response.status_code == 410


def test_no_more_stands_on_a_sheet_than_there_is_room_for() -> None:
    claims = [{"do": f"{n}做" * 45, "dont": "", "statement": str(n)} for n in range(3)]
    blocks = [SimpleNamespace(type="claim", value=claim) for claim in claims]
    reading: Any = SimpleNamespace(blocks=blocks)

    assert _acts(reading, room=240) == claims[:2]
    assert _acts(reading, room=10) == claims[:1]
    assert _acts(reading, room=10_000) == claims


def test_a_rumour_that_fills_the_sheet_leaves_no_room_for_an_act() -> None:
    rumour = {"rumour": "传" * 60, "truth": "真" * 60}
    claim = {"do": "做" * 30, "dont": "", "statement": "一"}
    pairs = [("rumour", rumour), ("claim", claim)]
    blocks = [SimpleNamespace(type=kind, value=value) for kind, value in pairs]
    reading: Any = SimpleNamespace(blocks=blocks)

    assert _acts(reading, room=100) == []
    assert _acts(reading, room=240) == [claim]

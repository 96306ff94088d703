"""Every kind of block can be said aloud and sent as a message."""

from typing import Any

import pytest

from content.blocks.body import BodyBlock
from content.pages import plain
from content.pages.fingerprint import canonical_content
from content.pages.models import ArticlePage
from tests import people
from tests.factories.bodies import make_body
from tests.factories.kinds import MODELS, make_page
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db

SAID = {
    "text": "接羔时要戴手套。",
    "heading": "怎样预防",
    "claim": "应该做：戴手套和口罩。",
    "warning": "警告：危险",
    "steps": "1. 开窗 先开窗。",
    "numbers": "干草：1.8 公斤",
    "table": "成年羊：草：一捆",
    "questions": "提问：煮多久？",
    "picture": "草原",
    "pair": "不要做：窗关着",
    "audio": "大家好。",
    "video": "请看。",
    "attachment": "检查表",
}


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def content() -> dict[str, Any]:
    return canonical_content(make_article(author=people.author(), body=make_body()))


def test_every_kind_of_block_is_said(content: dict[str, Any]) -> None:
    assert set(SAID) == set(BodyBlock().child_blocks)
    lines = plain.script(content).splitlines()
    assert [kind for kind, said in SAID.items() if said not in lines] == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [("video", "今天说布病。"), ("graphic", "二、戴口罩。"), ("rebuttal", "判定：假的")],
)
def test_every_kind_of_page_is_said(kind: str, said: str) -> None:
    page: ArticlePage = make_page(kind, author=people.author())
    assert kind in MODELS
    assert said in plain.script(canonical_content(page)).splitlines()


def test_no_mark_and_no_address_of_a_file_is_said(content: dict[str, Any]) -> None:
    said = plain.script(content)
    assert "<" not in said
    assert "sha256" not in said


def test_a_message_has_the_first_acts_and_the_address(content: dict[str, Any]) -> None:
    told = plain.message(content, "https://kepu.example/zh-hans/health/x/").splitlines()
    assert told == [
        "【科普e站】接羔季节防布病",
        "应该做：戴手套和口罩。",
        "不要做：不要徒手处理流产物。",
        "https://kepu.example/zh-hans/health/x/",
    ]


def test_a_sample_says_so_first(content: dict[str, Any]) -> None:
    sample = {**content, "sample": True}
    assert plain.message(sample, "https://kepu.example/").startswith("示例，未经专家审定")
    assert plain.script(sample).startswith("示例，未经专家审定")
    assert "示例" not in plain.script({**content, "sample": False})


def test_a_message_about_a_rumour_says_what_is_true() -> None:
    content = canonical_content(make_page("rebuttal", author=people.author()))
    told = plain.message(content, "https://kepu.example/").splitlines()
    assert told[1:3] == ["传言：白酒能杀死布鲁氏菌。", "事实：煮熟才行。"]


def test_in_mongolian_the_labels_are_mongolian(content: dict[str, Any]) -> None:
    said = plain.script({**content, "language": "mvf"})
    assert "应该做" not in said
    assert "ᠬᠢᠬᠦ ᠬᠡᠷᠡᠭᠲᠡᠢ᠄ 戴手套和口罩。" in said.replace("\u202f", " ")


@pytest.mark.parametrize(("letters", "parts"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
def test_messages_are_counted_as_operators_do(letters: int, parts: int) -> None:
    assert plain.parts("字" * letters) == parts

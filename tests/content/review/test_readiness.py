"""A draft's gaps are said in sentences that name the place."""

import pytest

from content.review.readiness import gaps
from tests import people
from tests.factories.pages import BODY, make_article

pytestmark = pytest.mark.django_db


def test_a_whole_draft_has_none() -> None:
    page = make_article(author=people.author())
    assert gaps(page.get_latest_revision_as_object()) == []


def test_a_gap_in_a_list_names_block_row_and_field() -> None:
    body = [*BODY, ("steps", {"title": "救人", "steps": [{"title": "开窗"}, {"title": ""}]})]
    page = make_article(author=people.author())
    draft = page.get_latest_revision_as_object()
    draft.body = body
    (gap,) = gaps(draft)
    assert gap.startswith("正文第5块（步骤）：步骤：2：做什么：")


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0031"])
def test_letters_that_nobody_sees_are_named_wherever_they_stand(letter: str) -> None:
    draft = make_article(author=people.author()).get_latest_revision_as_object()
    draft.summary = f"每次服{letter}15毫克"
    draft.body = [*BODY, ("text", f"<p>煮开&#{ord(letter)};再喝</p>")]
    sentences = gaps(draft)
    assert [one.split("：")[0] for one in sentences] == ["摘要", "正文第5块（正文）"]
    assert all(f"U+{ord(letter):04X}" in one for one in sentences)


def test_what_the_scripts_need_is_no_such_letter() -> None:
    draft = make_article(author=people.author()).get_latest_revision_as_object()
    draft.summary = "ᠲᠡᠮᠳᠡᠭ᠌ ᠰᠠᠷ\u180eᠠ ᠨ\u200dᠠ\u202fᠶᠢᠨ \u2013 A\u00a0B\n👩\u200d⚕️"
    assert gaps(draft) == []

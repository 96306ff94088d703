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

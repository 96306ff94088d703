"""The author's form says what is missing, where, and asks for the review itself."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import User
from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.editing import ASK
from content.review.models import Submission
from portal.roles import ensure_roles
from tests import people
from tests.factories.pages import make_article, make_section, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    make_site()
    ensure_roles()
    user = people.author()
    user.groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=user.pk)


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def filled(author: User, **changes: Any) -> dict[str, Any]:
    """What the form sends."""
    body = streamfield([("text", rich_text("<p>戴手套。</p>"))])
    values: dict[str, Any] = {
        "title": "接羔防布病",
        "summary": "接羔时怎样保护自己。",
        "body": body,
        "origin_unit": author.unit_id,
        "level": "city",
        "origin": "original",
        "licence": "CC-BY-SA-4.0",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return dict(nested_form_data({**values, **changes}))


def test_the_form_lists_every_gap_with_the_way_to_its_field(author: User) -> None:
    page = make_article(author=author, summary="")
    html = at(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "送审前还缺 1 处" in html
    assert 'data-to="summary"' in html
    assert "disabled" in html.partition(f'name="{ASK}"')[2].partition(">")[0]


def test_a_gap_inside_a_block_leads_to_the_block(author: User) -> None:
    page = make_article(author=author)
    draft = page.get_latest_revision_as_object()
    body = draft.body.get_prep_value()
    body[2]["value"]["source"] = ""
    draft.body = draft.body.stream_block.to_python(body)
    draft.save_revision(user=author)
    html = at(author).get(f"/admin/review/{page.pk}/readiness/").content.decode()
    assert f'data-to="body.{body[2]["id"]}.source"' in html


def test_advice_names_the_word_and_does_not_stand_in_the_way(author: User) -> None:
    page = make_article(author=author, language="mvf", title="ᠮᠣᠩᠭᠣᠯ дом")
    html = at(author).get(f"/admin/review/{page.pk}/readiness/").content.decode()
    assert "дом" in html
    assert "含有西里尔字母" in html
    assert "该填的都填了，可以送审。" in html


def test_an_author_writes_and_asks_for_the_review_in_one_form(author: User) -> None:
    section = make_section()
    address = f"/admin/pages/add/pages/articlepage/{section.pk}/"
    at(author).post(address, filled(author, **{ASK: "1"}))
    asked = Submission.objects.get()
    assert ArticlePage.objects.get().title == "接羔防布病"
    assert asked.asked_by == author


def test_what_cannot_be_asked_for_yet_is_saved_and_said(author: User) -> None:
    page = make_article(author=author)
    post = filled(author, title="改过的标题", slug=page.slug, summary="", **{ASK: "1"})
    response = at(author).post(f"/admin/pages/{page.pk}/edit/", post, follow=True)
    assert "“摘要”还是空的。" in response.content.decode()
    assert review.latest(page.pk).title == "改过的标题"
    assert not Submission.objects.exists()


def test_saving_alone_asks_for_nothing(author: User) -> None:
    page = make_article(author=author)
    at(author).post(f"/admin/pages/{page.pk}/edit/", filled(author, slug=page.slug))
    assert not Submission.objects.exists()


def test_nobody_else_is_told_what_a_draft_lacks(author: User) -> None:
    page = make_article(author=author, summary="")
    response = at(people.science_expert()).get(f"/admin/review/{page.pk}/readiness/")
    assert response.status_code in {302, 403}
    assert "摘要" not in response.content.decode()


SPACED, JOINED = "ᠮᠣᠩᠭᠣᠯ ᠤᠨ", "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"
OLD, TODAYS = "ᠰᠠᠶᠢᠨ", "ᠰᠠᠢᠨ"


def test_a_mongolian_original_is_put_right_as_it_is_saved(author: User) -> None:
    page = make_article(author=author, language="mvf", title="ᠲᠥᠯ")
    body = streamfield([("text", rich_text(f"<p>{SPACED} <b>{OLD}</b></p>"))])
    sent = filled(author, title=SPACED, summary=OLD, body=body) | {"comment_notifications": "on"}
    at(author).post(f"/admin/pages/{page.pk}/edit/", sent)
    draft = review.latest(page.pk)
    assert (draft.title, draft.summary) == (JOINED, TODAYS)
    assert f"{JOINED} <b>{TODAYS}</b>" in draft.body[0].value.source


def test_what_was_not_touched_stays_letter_for_letter(author: User) -> None:
    page = make_article(author=author, language="mvf", title=SPACED)
    at(author).post(f"/admin/pages/{page.pk}/edit/", filled(author, title=SPACED, summary=OLD))
    draft = review.latest(page.pk)
    assert (draft.title, draft.summary) == (SPACED, TODAYS)

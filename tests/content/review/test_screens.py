"""An author asks, an expert answers: by clicking, and only who may."""

from typing import Any

import pytest
from django.test import Client

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.enums import Decision, Kind
from content.review.models import Clearance, Submission, Verdict
from portal.todo import todo_for
from tests import people
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    return make_article(author=people.author())


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answer(article: ArticlePage, **changes: Any) -> dict[str, Any]:
    """What the form sends when everything is ticked and every claim holds."""
    draft = review.latest(article.pk)
    return {
        "fingerprint": fingerprint(draft),
        "decision": "approve",
        **{f"check-{code}": "on" for code in review.CHECKLISTS[Kind.SCIENCE]},
        **{f"claim-{key}": value for key, value in review.all_hold(draft).items()},
        **changes,
    }


def test_an_author_submits_from_the_status_page(article: ArticlePage) -> None:
    html = at(people.author()).get(f"/admin/review/{article.pk}/").content.decode()
    assert "提交审核" in html
    at(people.author()).post(f"/admin/review/{article.pk}/submit/")
    assert Submission.objects.get().asked_by == people.author()


def test_what_waits_leads_the_expert_to_the_text(article: ArticlePage) -> None:
    review.submit(article, people.author())
    (todo,) = todo_for(people.science_expert())
    html = at(people.science_expert()).get(todo.url).content.decode()
    assert todo.what == "科学性审核"
    assert "布病主要由病畜传给人。" in html
    assert "《布鲁氏菌病诊疗方案》" in html
    assert "需要 2 位不同单位的专家同意" in html
    assert todo_for(people.language_expert()) == []


def test_two_page_loads_and_a_tap_per_claim_and_point_approve(article: ArticlePage) -> None:
    review.submit(article, people.author())
    client = at(people.science_expert())
    page = client.get(f"/admin/review/{article.pk}/judge/").content.decode()
    taps = page.count('value="holds"') + page.count('type="checkbox"') + 1
    assert taps <= 12 - 4  # this text has one claim; four more are four more taps
    client.post(f"/admin/review/{article.pk}/judge/", answer(article))
    assert Verdict.objects.get().decision == Decision.APPROVE
    assert todo_for(people.science_expert()) == []

    second = at(people.second_expert())
    done = second.post(f"/admin/review/{article.pk}/judge/", answer(article), follow=True)
    assert "这个文本已经审定" in done.content.decode()
    assert Clearance.objects.count() == 1


def test_what_was_said_is_kept_when_something_is_missing(article: ArticlePage) -> None:
    review.submit(article, people.author())
    post = answer(article, comment="很好的文章")
    del post["check-doses"]
    response = at(people.science_expert()).post(f"/admin/review/{article.pk}/judge/", post)
    html = response.content.decode()
    assert response.status_code == 409
    assert "还没有勾选" in html
    assert "很好的文章" in html
    assert html.count(" checked") == len(review.CHECKLISTS[Kind.SCIENCE]) - 1 + 1


def test_a_text_that_changed_meanwhile_is_shown_anew(article: ArticlePage) -> None:
    review.submit(article, people.author())
    post = answer(article)
    draft = review.latest(article.pk)
    draft.title = "又改了"
    draft.save_revision(user=people.author())
    response = at(people.science_expert()).post(f"/admin/review/{article.pk}/judge/", post)
    assert "文本又有改动" in response.content.decode()
    assert "又改了" in response.content.decode()
    assert not Verdict.objects.exists()


def test_the_second_round_shows_what_changed(article: ArticlePage) -> None:
    review.submit(article, people.author())
    client = at(people.science_expert())
    post = answer(article, decision="changes", comment="请写明煮沸多久。")
    client.post(f"/admin/review/{article.pk}/judge/", post)
    draft = review.latest(article.pk)
    draft.summary = "奶要煮沸五分钟。"
    draft.save_revision(user=people.author())
    review.submit(article, people.author())

    html = client.get(f"/admin/review/{article.pk}/judge/").content.decode()
    assert "<ins>摘要：奶要煮沸五分钟。</ins>" in html
    assert "<del>摘要：接羔时怎样保护自己。</del>" in html
    assert "请写明煮沸多久。" in html
    assert todo_for(people.author()) == []  # sent again: it is the experts' turn


def test_the_author_is_told_how_far_it_is_and_what_comes_next(article: ArticlePage) -> None:
    review.submit(article, people.author())
    status = f"/admin/review/{article.pk}/"
    for who, said in (
        (people.science_expert, "已有 1 位同意"),
        (people.second_expert, "接下来由译者"),
    ):
        assert said not in at(people.author()).get(status).content.decode()
        at(who()).post(f"{status}judge/", answer(article))
        assert said in at(people.author()).get(status).content.decode()


def test_the_author_reads_what_was_found_claim_by_claim(article: ArticlePage) -> None:
    review.submit(article, people.author())
    key = next(iter(review.all_hold(article)))
    post = answer(article, decision="changes", **{f"claim-{key}": "source"})
    at(people.science_expert()).post(f"/admin/review/{article.pk}/judge/", post)
    (todo,) = todo_for(people.author())
    html = at(people.author()).get(todo.url).content.decode()
    assert todo.what == "请修改"
    assert "“布病主要由病畜传给人。”：来源不支持" in html


@pytest.mark.parametrize("who", [people.author, people.superuser, people.stranger])
def test_who_may_not_judge_is_refused_the_screen_and_the_post(
    article: ArticlePage, who: Any
) -> None:
    review.submit(article, people.author())
    client = at(who())
    assert client.get(f"/admin/review/{article.pk}/judge/").status_code == 403
    response = client.post(f"/admin/review/{article.pk}/judge/", answer(article))
    assert response.status_code == 403
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("address", ["", "submit/", "done/"])
def test_a_stranger_sees_nothing_of_a_draft(article: ArticlePage, address: str) -> None:
    client = at(people.stranger())
    ask = client.post if address == "submit/" else client.get
    response = ask(f"/admin/review/{article.pk}/{address}", follow=True)
    assert "接羔季节防布病" not in response.content.decode()
    assert not Submission.objects.exists()


def test_nobody_gets_in_without_signing_in(article: ArticlePage) -> None:
    response = Client().get(f"/admin/review/{article.pk}/judge/")
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]

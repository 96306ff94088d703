"""The expert's screens speak Chinese or Mongolian, as the expert chose."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.enums import Kind
from content.review.models import Verdict
from tests import people
from tests.factories.pages import make_article
from tests.portal.html import Page

pytestmark = pytest.mark.django_db
HAN, HUDUM = re.compile("[\u3400-\u9fff]"), re.compile("[\u1820-\u1842]")


def chinese_words(html: str) -> list[str]:
    """What says Chinese where the page claims to speak Mongolian."""
    return [text for lang, text in Page.of(html).texts if lang == "mn-Mong-CN" and HAN.search(text)]


@pytest.fixture
def article() -> ArticlePage:
    page = make_article(author=people.author())
    review.submit(page, people.author())
    return page


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def in_mongolian(user: User) -> Client:
    User.objects.filter(pk=user.pk).update(language="mvf")
    return at(user)


def everything(article: ArticlePage, **changes: Any) -> dict[str, Any]:
    draft = review.latest(article.pk)
    return {
        "fingerprint": fingerprint(draft),
        "decision": "approve",
        **{f"check-{code}": "on" for code in review.CHECKLISTS[Kind.SCIENCE]},
        **{f"claim-{key}": value for key, value in review.all_hold(draft).items()},
        **changes,
    }


def test_all_of_the_screen_is_in_mongolian_and_the_text_stays_as_it_is(
    article: ArticlePage,
) -> None:
    client = in_mongolian(people.science_expert())
    html = client.get(f"/admin/review/{article.pk}/judge/").content.decode()
    assert chinese_words(html) == []
    assert len(HUDUM.findall(html)) > 300
    assert '<html lang="mn-Mong-CN" class="upright">' in html
    assert "布病主要由病畜传给人。" in html


def test_chinese_experts_meet_no_mongolian_but_the_way_to_it(article: ArticlePage) -> None:
    html = at(people.science_expert()).get(f"/admin/review/{article.pk}/judge/").content.decode()
    spoken = [text for _lang, text in Page.of(html).texts if HUDUM.search(text)]
    assert spoken == ["ᠮᠣᠩᠭᠣᠯ"]


def test_a_refusal_is_in_mongolian_too(article: ArticlePage) -> None:
    client = in_mongolian(people.author())
    refused = client.get(f"/admin/review/{article.pk}/judge/")
    assert refused.status_code == 403
    assert chinese_words(refused.content.decode()) == []
    assert HUDUM.search(refused.content.decode())


def test_what_is_missing_is_said_in_mongolian(article: ArticlePage) -> None:
    post = everything(article)
    del post["check-doses"]
    client = in_mongolian(people.science_expert())
    answer = client.post(f"/admin/review/{article.pk}/judge/", post)
    assert answer.status_code == 409
    assert chinese_words(answer.content.decode()) == []


def test_thanks_and_what_waits_next_are_in_mongolian(article: ArticlePage) -> None:
    client = in_mongolian(people.science_expert())
    url = f"/admin/review/{article.pk}/judge/"
    done = client.post(url, everything(article), follow=True)
    assert Verdict.objects.get().decision == "approve"
    assert chinese_words(done.content.decode()) == []
    assert chinese_words(client.get("/admin/review/mine/").content.decode()) == []


def test_the_way_into_the_board_leads_a_mongolian_expert_to_their_own_list(
    article: ArticlePage,
) -> None:
    client = in_mongolian(people.science_expert())
    assert client.get("/admin/review/", follow=True).request["PATH_INFO"] == "/admin/review/mine/"


def test_changing_the_language_keeps_what_is_ticked(article: ArticlePage) -> None:
    post = everything(article, language="mvf", comment="很好")
    del post["decision"]
    html = (
        at(people.science_expert()).post(f"/admin/review/{article.pk}/judge/", post)
    ).content.decode()
    assert User.objects.get(username="wang").language == "mvf"
    assert html.count(" checked") == len(review.CHECKLISTS[Kind.SCIENCE]) + 1
    assert "很好" in html
    assert 'role="alert"' not in html
    assert not Verdict.objects.exists()


def test_a_language_that_is_not_ours_changes_nothing() -> None:
    at(people.science_expert()).post("/admin/review/mine/", {"language": "xx"})
    assert User.objects.get(username="wang").language == "zh-hans"


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_five_claims_take_two_page_loads_and_twelve_taps(
    article: ArticlePage, language: str
) -> None:
    User.objects.filter(pk=people.science_expert().pk).update(language=language)
    client = at(people.science_expert())
    html = client.get(f"/admin/review/{article.pk}/judge/").content.decode()  # the first
    claims, points = html.count('value="holds"'), html.count('type="checkbox"')
    opening, approving, further_claims = 1, 1, 5 - claims
    assert opening + claims + further_claims + points + approving <= 12
    answer = client.post(f"/admin/review/{article.pk}/judge/", everything(article))  # the second
    assert answer.status_code == 302

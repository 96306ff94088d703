"""A request finds its reviewer in time: routed, taken, handed over, reminded, escalated."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review import actions as review
from content.review import assigning, desk, reminding
from content.review.contributions import done_in
from content.review.enums import Kind
from content.review.models import Interest, Submission
from content.review.refusals import NotEligible, NotSubmitted
from content.review.routing import candidates
from content.taxonomy.models import Region, Topic
from portal.todo import todo_for
from tests import people
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    people.science_expert()
    people.second_expert()
    return make_article(author=people.author())


@pytest.fixture
def asked(article: ArticlePage) -> Submission:
    return review.submit(article, people.author())


def routine() -> Submission:
    page = make_article(author=people.author(), slug="stars", topic="science", topics=["science"])
    topic = Topic.objects.get(code="science")
    for expert in (people.science_expert(), people.second_expert()):
        expert.expert.disciplines.add(topic)
    return review.submit(page, people.author())


def names(article: ArticlePage) -> list[str]:
    draft = review.latest(article.pk)
    return [c.expert.user.username for c in candidates(draft, Kind.SCIENCE)]


def test_local_experts_are_asked_first_then_the_least_busy(article: ArticlePage) -> None:
    assert names(article) == ["wang", "gao"]
    assigning.take(routine(), people.science_expert())
    assert names(article) == ["gao", "wang"]
    people.science_expert().expert.regions.add(Region.objects.get(code="150724"))
    assert names(article) == ["wang", "gao"]


def test_who_may_not_judge_is_no_candidate(article: ArticlePage) -> None:
    Interest.objects.create(user=people.second_expert(), unit=article.origin_unit)
    assert names(article) == ["wang"]


def test_what_somebody_took_no_longer_waits_for_the_others(db: None) -> None:
    asked = routine()
    assigning.take(asked, people.science_expert())
    with pytest.raises(NotSubmitted, match="wang"):
        assigning.take(asked, people.second_expert())
    assert not list(desk.waiting_for(people.second_expert()))
    assigning.hand_over(asked, people.science_expert(), to=people.second_expert())
    assert [s for s, _ in desk.waiting_for(people.second_expert())] == [asked]
    assert not list(desk.waiting_for(people.science_expert()))


def test_only_who_holds_it_or_the_coordinator_hands_over(asked: Submission) -> None:
    assigning.take(asked, people.science_expert())
    with pytest.raises(NotEligible, match="协调人"):
        assigning.hand_over(asked, people.second_expert(), to=None)
    with pytest.raises(NotEligible):
        assigning.hand_over(asked, people.publisher(), to=people.author())
    assigning.hand_over(asked, people.publisher(), to=None)
    assert Submission.objects.get().taken_by is None


def test_the_class_of_risk_sets_the_date(asked: Submission) -> None:
    assert asked.due_at is not None
    assert (asked.due_at - asked.asked_at).days == 7
    other = routine()
    assert other.due_at is not None
    assert (other.due_at - other.asked_at).days == 10


def test_a_reminder_before_and_the_coordinator_after_each_once(asked: Submission) -> None:
    rows = Submission.objects.filter(pk=asked.pk)
    assert reminding.remind_due() == 0
    now = timezone.now()
    rows.update(asked_at=now - timedelta(days=6), due_at=now + timedelta(days=1))
    assert reminding.remind_due() == 1
    assert [t.what for t in todo_for(people.science_expert())] == ["催办：科学性审核"]
    rows.update(due_at=now - timedelta(hours=1))
    assert reminding.remind_due() == 1
    assert reminding.remind_due() == 0
    assert "审核超期，请催办或转交" in [t.what for t in todo_for(people.publisher())]


def vouch(page_id: int) -> None:
    draft = review.latest(page_id)
    opinion = review.Opinion(
        kind=Kind.SCIENCE,
        decision="approve",
        checklist=dict.fromkeys(review.CHECKLISTS[Kind.SCIENCE], True),
        findings=review.all_hold(draft),
    )
    review.give_verdict(
        draft, people.science_expert(), opinion=opinion, expected_fingerprint=fingerprint(draft)
    )


def test_a_year_of_work_can_be_printed(asked: Submission) -> None:
    vouch(asked.page_id)
    year = timezone.now().year
    (row,) = done_in(people.science_expert().pk, year)
    assert (row.title, row.times, row.approved) == ("接羔季节防布病", 1, True)
    client = Client()
    client.force_login(people.science_expert())
    address = f"/admin/review/experts/{people.science_expert().pk}/{year}/"
    html = client.get(address).content.decode()
    assert "审核科普文章 1 篇" in html
    assert "接羔季节防布病" in html


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_directory_is_for_experts_and_coordinators(asked: Submission) -> None:
    wang = people.science_expert()
    own = f"/admin/review/experts/{wang.pk}/"
    for who, status in (
        (wang, 200), (people.publisher(), 200), (people.second_expert(), 302),
        (people.author(), 302),
    ):  # fmt: skip
        assert at(who).get(own).status_code == status, who
    assert "疾控中心" in at(wang).get("/admin/review/experts/").content.decode()


def test_an_expert_declares_an_interest_and_is_asked_no_more(asked: Submission) -> None:
    wang = people.science_expert()
    unit = people.unit("city").pk
    at(wang).post(f"/admin/review/experts/{wang.pk}/", {"unit": unit, "note": "合作项目"})
    assert Interest.objects.get().unit_id == unit
    assert not list(desk.waiting_for(wang))


def test_the_coordinator_assigns_from_the_status_page(asked: Submission) -> None:
    client = at(people.publisher())
    html = client.get(f"/admin/review/{asked.page_id}/").content.decode()
    assert "还没有人承接" in html
    gao = people.second_expert()
    client.post(f"/admin/review/{asked.page_id}/assign/", {"to": str(gao.pk)})
    assert Submission.objects.get().taken_by == gao


def decline(page_id: int, user: Any) -> None:
    draft = review.latest(page_id)
    opinion = review.Opinion(kind=Kind.SCIENCE, decision="decline", excuse="no_time")
    review.give_verdict(draft, user, opinion=opinion, expected_fingerprint=fingerprint(draft))


def test_who_declined_is_not_asked_again(asked: Submission) -> None:
    """It would stand in nobody's list: who has answered no longer sees it."""
    decline(asked.page_id, people.second_expert())
    draft = review.latest(asked.page_id)
    assert [c.expert.user.username for c in candidates(draft, Kind.SCIENCE)] == ["wang"]
    with pytest.raises(NotEligible, match="已经答复过"):
        assigning.hand_over(asked, people.publisher(), to=people.second_expert())


def test_the_board_says_that_nobody_is_left_to_ask(asked: Submission) -> None:
    board = at(people.publisher())
    assert "没有合适的专家" not in board.get("/admin/review/").content.decode()
    decline(asked.page_id, people.science_expert())
    decline(asked.page_id, people.second_expert())
    assert "没有合适的专家" in board.get("/admin/review/").content.decode()


def test_an_act_on_a_request_says_who_has_it_now(asked: Submission) -> None:
    address, publisher = f"/admin/review/{asked.page_id}/assign/", at(people.publisher())
    wang = people.science_expert()
    html = publisher.post(address, {"to": wang.pk}, follow=True).content.decode()
    assert "承接人：wang" in html
    nobody = publisher.post(address, {"to": "none"}, follow=True).content.decode()
    assert "还没有人承接。" in nobody


def test_whom_nobody_has_is_not_given_back(asked: Submission) -> None:
    status = f"/admin/review/{asked.page_id}/"
    html = at(people.publisher()).get(status).content.decode()
    assert "（退回给大家）" not in html
    assert "请这位专家审" in html

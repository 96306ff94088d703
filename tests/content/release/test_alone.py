"""One language alone: one person proposes, another lets it out, and a clock runs for the other."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content.pages.models import ArticlePage
from content.record.models import Record
from content.release import actions, alone
from content.release.enums import ReleaseKind
from content.release.models import Publication, Release, SoloProposal
from content.release.rules import NotReady
from content.review.enums import Kind
from content.translation import board, owing
from content.translation.models import Owed
from portal.todo import todo_for
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import (
    make_clearance,
    make_released_pair,
    make_released_single,
    make_translation,
)
from tests.factories.release import release_alone as released

pytestmark = pytest.mark.django_db


def cleared() -> ArticlePage:
    page = make_article(author=people.author())
    make_clearance(page)
    return page


def propose(page: ArticlePage, *, days: int = 14, reason: str = "防汛紧急") -> SoloProposal:
    due = timezone.localdate() + timedelta(days=days)
    return alone.propose(page, people.publisher(), reason=reason, translation_due=due)


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_nothing_is_public_until_the_second_person_acts() -> None:
    proposal = propose(cleared())
    assert not Publication.objects.exists()
    alone.confirm(proposal, people.superuser())
    assert Publication.objects.get().release.proposal == proposal


def test_who_proposed_cannot_confirm_not_even_a_superuser() -> None:
    page, root = cleared(), people.superuser()
    due = timezone.localdate() + alone.USUAL
    proposal = alone.propose(page, root, reason="急", translation_due=due)
    with pytest.raises(NotReady, match="不能自己确认"):
        alone.confirm(proposal, root)
    assert not Publication.objects.exists()


def test_the_second_person_must_have_the_right_to_release() -> None:
    proposal = propose(cleared())
    with pytest.raises(NotReady, match="没有发布权限"):
        alone.confirm(proposal, people.author())


def test_a_text_changed_after_the_proposal_does_not_go_out() -> None:
    page = cleared()
    proposal = propose(page)
    draft = actions.latest(page.pk)
    draft.summary = "又改了。"
    draft.save_revision(user=people.author())
    make_clearance(draft)
    with pytest.raises(NotReady, match="提议之后文本又有改动"):
        alone.confirm(proposal, people.superuser())


@pytest.mark.parametrize(
    ("days", "reason", "says"),
    [(14, "  ", "写明单语发布的理由"), (0, "急", "译文期限"), (61, "急", "译文期限")],
)
def test_a_proposal_needs_a_reason_and_a_day(days: int, reason: str, says: str) -> None:
    with pytest.raises(NotReady, match=says):
        propose(cleared(), days=days, reason=reason)


def test_a_proposal_is_answered_once() -> None:
    proposal = propose(cleared())
    alone.drop(proposal, people.superuser())
    with pytest.raises(NotReady, match="已经有了结果"):
        alone.confirm(proposal, people.superuser())


def test_another_part_neither_sees_the_proposal_nor_says_no_to_it() -> None:
    proposal = propose(cleared())
    away = people.banner_publisher()
    with pytest.raises(NotReady, match="不在您单位的范围内"):
        alone.drop(proposal, away)
    assert alone.waiting_for(away) == []
    assert alone.waiting_for(people.superuser()) == [proposal]


def test_both_names_are_on_record() -> None:
    alone.confirm(propose(cleared()), people.superuser())
    said = dict(Record.objects.filter(act__endswith="_alone").values_list("act", "actor__username"))
    assert said == {"propose_alone": "li", "confirm_alone": "root"}


def test_the_database_refuses_a_release_of_one_language_that_nobody_confirmed() -> None:
    proposal = propose(cleared())
    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        Release.objects.create(
            translation_key=proposal.page.translation_key, kind="single", proposal=proposal,
            released_by=people.publisher(), released_at=timezone.now(),
        )  # fmt: skip


def test_the_database_refuses_a_proposal_confirmed_by_its_own_author() -> None:
    proposal = propose(cleared())
    with pytest.raises(DatabaseError, match="by another person"), transaction.atomic():
        SoloProposal.objects.filter(pk=proposal.pk).update(
            state="confirmed", answered_by=proposal.proposed_by
        )


def test_by_clicking_one_proposes_and_another_lets_it_out() -> None:
    page = cleared()
    due = f"{timezone.localdate() + timedelta(days=7):%Y-%m-%d}"
    url = f"/admin/release/{page.pk}/"
    first = at(people.publisher())
    first.post(f"{url}single/", {"reason": "防汛紧急", "translation_due": due})
    assert "等待" not in first.get(url).content.decode()
    assert "要由另一位发布人确认" in first.get(url).content.decode()
    proposal = SoloProposal.objects.get()
    answer = {"proposal": proposal.pk, "answer": "confirm"}
    refused = first.post(f"{url}single/answer/", answer)
    assert (refused.status_code, Publication.objects.count()) == (409, 0)

    second = at(people.superuser())
    assert any(todo.what == "请确认单语发布" for todo in todo_for(people.superuser()))
    assert "我看过了，同意单语发布" in second.get(url).content.decode()
    second.post(f"{url}single/answer/", answer)
    assert Publication.objects.count() == 1


def test_the_clock_starts_reminds_and_goes_to_the_coordinator_once() -> None:
    page = make_released_single().page
    owed = Owed.objects.get(page=page)
    assert owing.tick() == 0
    Owed.objects.update(due_on=timezone.localdate() + timedelta(days=3))
    assert owing.tick() == 1
    Owed.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert owing.tick() == 1
    assert owing.tick() == 0
    owed.refresh_from_db()
    assert owed.reminded_at
    assert owed.escalated_at
    assert Record.objects.filter(act="escalate_translation").count() == 1


def test_what_is_overdue_leads_the_board_and_waits_for_translator_and_publisher() -> None:
    make_article(author=people.author(), slug="other")
    page = make_released_single().page
    Owed.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    owing.tick()
    first = board.rows({}, people.translator())[0]
    assert (first.original.pk, first.owed.overdue if first.owed else None) == (page.pk, True)
    assert [row.original.pk for row in board.rows({"owed": True}, people.translator())] == [page.pk]
    html = at(people.translator()).get("/admin/translation/").content.decode()
    assert "超期" in html
    assert "译文超期" in [todo.what for todo in todo_for(people.translator())]
    assert "译文超期，请催办" in [todo.what for todo in todo_for(people.publisher())]


def test_the_release_of_the_pair_stops_the_clock() -> None:
    page = make_article(author=people.author(), slug="alone")
    make_clearance(page)
    released(page)
    make_clearance(make_translation(page), kind=Kind.LANGUAGE, source=page)
    actions.release_pair(page, people.publisher())
    assert not Owed.objects.exists()


def test_a_withdrawal_stops_the_clock() -> None:
    publication = make_released_single()
    actions.withdraw(publication.translation_key, people.publisher(), reason="错了")
    assert not Owed.objects.exists()


@pytest.mark.parametrize("call_back", [actions.withdraw, actions.kill])
def test_a_proposal_does_not_outlive_the_withdrawal(call_back: Any) -> None:
    page = cleared()
    proposal = propose(page)
    call_back(page.translation_key, people.superuser(), reason="剂量有疑问")
    with pytest.raises(NotReady, match="已经有了结果"):
        alone.confirm(proposal, people.superuser())
    assert Record.objects.get(act="drop_alone").actor == people.superuser()
    assert not Publication.objects.current().exists()


def test_a_correction_that_cannot_wait_is_told_to_readers_with_its_date(client: Client) -> None:
    zh = make_released_pair()["zh-hans"]
    draft = actions.latest(zh.page_id)
    draft.summary = "奶要煮沸五分钟。"
    draft.save_revision(user=people.author())
    make_clearance(draft)
    at(people.publisher()).post(
        f"/admin/release/{zh.page_id}/single/",
        {"reason": "剂量有误", "translation_due": timezone.localdate() + timedelta(days=3),
         "correction": "numbers"},
    )  # fmt: skip
    proposal = alone.waiting(draft)
    assert proposal
    desk = at(people.superuser()).get(f"/admin/release/{zh.page_id}/").content.decode()
    assert "读者会看到的更正：数字或单位有误" in desk
    alone.confirm(proposal, people.superuser())
    assert "数字或单位有误，已改正" in client.get(zh.url).content.decode()


def test_the_database_takes_no_dropped_proposal_for_a_second_person() -> None:
    proposal = propose(cleared())
    alone.drop(proposal, people.superuser())

    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        Release.objects.create(
            translation_key=proposal.page.translation_key,
            kind=ReleaseKind.SINGLE,
            proposal=proposal,
            released_by=people.superuser(),
            released_at=timezone.now(),
        )

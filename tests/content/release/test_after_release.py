"""After the release: corrected with a note, called back, killed, looked at again, or planned."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.record.models import Record
from content.release import actions, remarks, schedule
from content.release.enums import PublicationState
from content.release.models import Publication, ScheduledRelease
from content.release.reading import publication_reading
from content.release.rules import NotReady
from content.release.told import Correction, Grounds
from content.review import actions as review
from content.review.enums import Kind
from content.review.models import BannedText, Clearance
from content.review.refusals import NotSubmittable
from outbox.models import State
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import (
    make_clearance,
    make_released_pair,
    make_released_single,
    make_translation,
    release_alone,
)

pytestmark = pytest.mark.django_db


def ready_pair(slug: str = "brucellosis") -> ArticlePage:
    page = make_article(author=people.author(), slug=slug)
    pair = make_translation(page)
    make_clearance(page)
    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    return page


def judged_pair() -> ArticlePage:
    """As `ready_pair`, with the science judged through the acts, by two experts."""
    page = make_article(author=people.author())
    review.submit(page, people.author())
    vouch(page)
    make_clearance(make_translation(page), kind=Kind.LANGUAGE, source=page)
    return page


def vouch(page: ArticlePage) -> None:
    for reviewer in (people.science_expert(), people.second_expert()):
        draft = review.latest(page.pk)
        opinion = review.Opinion(
            kind=Kind.SCIENCE,
            decision="approve",
            checklist=dict.fromkeys(review.CHECKLISTS[Kind.SCIENCE], True),
            findings=review.all_hold(draft),
        )
        review.give_verdict(
            draft, reviewer, opinion=opinion, expected_fingerprint=fingerprint(draft)
        )


def shown(page: ArticlePage) -> Publication:
    return Publication.objects.current().get(page_id=page.pk)


def test_a_correction_supersedes_and_says_what_it_corrects() -> None:
    page = ready_pair()
    actions.release_pair(page, people.publisher())
    draft = review.latest(page.pk)
    draft.summary = "奶要煮沸五分钟。"
    draft.save_revision(user=people.author())
    make_clearance(page)
    pair = ArticlePage.objects.exclude(pk=page.pk).get(translation_key=page.translation_key)
    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    made = actions.release_pair(page, people.publisher(), correction=Correction.NUMBERS)
    reading = publication_reading(shown(pair))
    assert (reading.correction, reading.note) == ("数字或单位有误，已改正", "")
    subject = remarks.of_release(made.pk)
    remark = remarks.write(subject, people.publisher(), zh="上一版没有写煮沸时间。", mn="ᠵᠠᠯᠠ")
    assert remark
    remarks.confirm(remark, people.science_expert())
    assert publication_reading(shown(page)).note == "上一版没有写煮沸时间。"
    assert publication_reading(shown(pair)).note == "ᠵᠠᠯᠠ"
    states = Publication.objects.filter(page_id=page.pk).order_by("version")
    assert [p.state for p in states] == ["superseded", "current"]


def test_both_experts_are_named_with_field_and_unit_if_they_consent() -> None:
    page = judged_pair()
    silent = people.second_expert().expert
    silent.name_public = False
    silent.save()
    actions.release_pair(page, people.publisher())
    first, second, _language = publication_reading(shown(page)).vouchers
    assert (first["name"], first["unit"], first["fields"]) == ("wang", "疾控中心（示例）", ["健康"])
    assert (second["name"], second["unit"]) == ("", "医学科学院（示例）")


def test_a_killed_text_never_comes_back() -> None:
    publication = make_released_pair()["zh-hans"]
    page = ArticlePage.objects.get(pk=publication.page_id)
    actions.kill(page.translation_key, people.publisher(), reason="剂量写错，会伤人。")
    assert not Publication.objects.current().exists()
    assert BannedText.objects.count() == 2
    assert Record.objects.filter(act="kill").count() == 2
    assert not Clearance.objects.active().exists()
    with pytest.raises(NotSubmittable, match="永久禁用"):
        review.submit(page, people.author(), again=True)
    with pytest.raises(NotReady):
        actions.release_pair(page, people.publisher())
    with pytest.raises(IntegrityError, match="killed"), transaction.atomic():
        make_clearance(page)


def test_killed_words_that_were_cleared_elsewhere_before_are_not_released() -> None:
    elsewhere = make_article(author=people.author(), slug="the-same-words")
    make_clearance(elsewhere)
    killed = make_released_single()
    actions.kill(killed.translation_key, people.publisher(), reason="剂量写错，会伤人。")

    with pytest.raises(NotReady, match="永久禁用"):
        release_alone(elsewhere)


@pytest.mark.parametrize("grounds", [Grounds.WRONG, Grounds.HARMFUL, Grounds.OUTDATED])
def test_what_was_wrong_is_not_released_again_without_a_new_verdict(grounds: str) -> None:
    publication = make_released_pair()["zh-hans"]
    page, publisher = ArticlePage.objects.get(pk=publication.page_id), people.publisher()
    actions.withdraw(page.translation_key, publisher, reason="剂量写错", grounds=grounds)
    assert Record.objects.filter(act="void").count() == 2
    with pytest.raises(NotReady):
        actions.release_pair(page, publisher)
    review.submit(page, people.author())  # and can be asked for again


def test_the_desk_offers_nothing_of_a_killed_text(client: Client) -> None:
    shown, publisher = make_released_pair()["zh-hans"], people.publisher()
    actions.kill(shown.translation_key, publisher, reason="会伤人")
    client.force_login(publisher)
    html = client.get(f"/admin/release/{shown.page_id}/").content.decode()
    assert "已永久禁用" in html
    assert "发布双语版本" not in html


def test_the_desk_says_why_a_text_was_called_back(client: Client) -> None:
    shown, publisher = make_released_pair()["zh-hans"], people.publisher()
    why = {"grounds": Grounds.CHECKING, "reason": "第3步有人投诉"}
    actions.withdraw(shown.translation_key, publisher, **why)
    client.force_login(publisher)
    html = client.get(f"/admin/release/{shown.page_id}/").content.decode()
    assert "告诉读者的是“正在重新核对”；内部记录：第3步有人投诉" in html


def test_what_was_only_checked_is_released_again_on_its_clearance() -> None:
    publication = make_released_pair()["zh-hans"]
    page, publisher = ArticlePage.objects.get(pk=publication.page_id), people.publisher()
    actions.withdraw(page.translation_key, publisher, reason="核对", grounds=Grounds.CHECKING)
    actions.release_pair(page, publisher)
    assert Publication.objects.current().count() == 2


def test_killing_needs_a_reason_and_the_right() -> None:
    key = make_released_pair()["zh-hans"].translation_key
    with pytest.raises(NotReady, match="原因"):
        actions.kill(key, people.publisher(), reason=" ")
    with pytest.raises(NotReady, match="权限"):
        actions.kill(key, people.author(), reason="错了")
    assert Publication.objects.current().count() == 2


def test_the_review_by_date_follows_the_risk() -> None:
    page = judged_pair()
    actions.release_pair(page, people.publisher())
    assert shown(page).review_by == (timezone.now() + timedelta(days=365)).date()


def test_a_text_looked_at_again_gets_a_new_date() -> None:
    page = judged_pair()
    actions.release_pair(page, people.publisher())
    with pytest.raises(NotSubmittable, match="已经审定"):
        review.submit(page, people.author())
    review.submit(page, people.author(), again=True)
    vouch(page)
    mark = fingerprint(review.latest(page.pk))
    assert Clearance.objects.filter(page_id=page.pk, fingerprint=mark).count() == 2
    assert Clearance.objects.active().filter(page_id=page.pk, fingerprint=mark).count() == 2
    actions.release_pair(page, people.publisher())
    assert shown(page).version == 2


def test_what_nobody_looks_at_again_lapses_after_the_grace() -> None:
    keys = [make_released_pair(slug=slug)["zh-hans"].translation_key for slug in ("old", "new")]
    today = timezone.localdate()
    late, soon = today - timedelta(days=31), today + timedelta(days=10)
    _redate({keys[0]: late, keys[1]: soon})
    assert {p.translation_key for p in schedule.due_again(today)} == set(keys)
    assert schedule.lapse_overdue() == 1
    assert set(Publication.objects.current().values_list("translation_key", flat=True)) == {keys[1]}
    assert Record.objects.filter(act="lapse", actor=None).count() == 2


def _redate(days: dict[Any, Any]) -> None:
    """Only a superuser of the database could: the trigger holds `review_by` frozen."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE release_publication DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER kepu_publication_frozen")
    for key, day in days.items():
        Publication.objects.filter(translation_key=key).update(review_by=day)


def due(row: ScheduledRelease) -> None:
    past = timezone.now() - timedelta(seconds=1)
    ScheduledRelease.objects.filter(pk=row.pk).update(next_at=past)


def work() -> int:
    return schedule.work(time.monotonic() + 60)


def test_a_planned_pair_goes_out_at_its_time_and_not_before() -> None:
    page = ready_pair()
    row = schedule.plan(page, people.publisher(), at=timezone.now() + timedelta(hours=1))
    assert work() == 0
    due(row)
    assert work() == 1
    assert shown(page).release.released_by == people.publisher()


def test_one_refusal_stops_no_other_and_loses_no_schedule() -> None:
    at = timezone.now() + timedelta(hours=1)
    bad, good = ready_pair("bad"), ready_pair("good")
    rows = [schedule.plan(page, people.publisher(), at=at) for page in (bad, good)]
    draft = review.latest(bad.pk)
    draft.title = "定时之后又改了"
    draft.save_revision(user=people.author())
    for row in rows:
        due(row)
    assert work() == 2
    assert shown(good)
    (refused,) = schedule.refused(people.publisher())
    assert (refused.page_id, refused.state) == (bad.pk, State.DEAD)
    assert "尚未通过审定" in refused.last_error


def test_a_fault_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ready_pair()
    row = schedule.plan(page, people.publisher(), at=timezone.now() + timedelta(hours=1))
    due(row)

    def broken(*args: Any, **kwargs: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(actions, "release_pair", broken)
        assert work() == 0
    due(row)
    assert work() == 1
    assert shown(page).state == PublicationState.CURRENT


def test_a_plan_is_moved_or_taken_back() -> None:
    page = ready_pair()
    at = timezone.now() + timedelta(hours=1)
    schedule.plan(page, people.publisher(), at=at)
    row = schedule.plan(page, people.publisher(), at=at + timedelta(hours=1))
    assert ScheduledRelease.objects.filter(state=State.DUE).get() == row
    assert schedule.cancel(page, people.publisher())
    assert not ScheduledRelease.objects.filter(state=State.DUE).exists()
    with pytest.raises(NotReady, match="将来"):
        schedule.plan(page, people.publisher(), at=timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize("act", [actions.withdraw, actions.kill])
def test_what_is_called_back_does_not_come_out_again_by_the_clock(act: Any) -> None:
    page = ready_pair()
    actions.release_pair(page, people.publisher())
    row = schedule.plan(page, people.publisher(), at=timezone.now() + timedelta(hours=1))
    act(page.translation_key, people.publisher(), reason="剂量写错")
    due(row)
    work()
    assert not Publication.objects.current().exists()
    row.refresh_from_db()
    assert row.state == State.CANCELLED


def test_a_plan_called_back_while_it_is_worked_lets_nothing_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = ready_pair()
    row = schedule.plan(page, people.publisher(), at=timezone.now() + timedelta(hours=1))
    due(row)
    release_pair = actions.release_pair

    def overtaken(*args: Any) -> None:
        release_pair(*args)
        ScheduledRelease.objects.filter(pk=row.pk).update(state=State.CANCELLED, lease_token="")

    monkeypatch.setattr(actions, "release_pair", overtaken)
    assert work() == 0
    assert not Publication.objects.current().exists()


def test_a_withdrawal_ends_what_was_planned_and_says_so_in_the_log() -> None:
    page, publisher = ready_pair(), people.publisher()
    schedule.plan(page, publisher, at=timezone.now() + timedelta(hours=1))
    actions.withdraw(page.translation_key, publisher, reason="等专家再看")
    row = Record.objects.get(act="cancel_plan")
    assert (row.actor, row.subject) == (publisher, f"page/{page.pk}")


def test_a_plan_taken_back_or_moved_is_on_record() -> None:
    page, publisher = ready_pair(), people.publisher()
    at = timezone.now() + timedelta(hours=1)
    schedule.plan(page, publisher, at=at)
    schedule.plan(page, publisher, at=at + timedelta(hours=1))
    schedule.cancel(page, publisher)
    acts = Record.objects.filter(act__contains="plan").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["plan", "cancel_plan", "plan", "cancel_plan"]

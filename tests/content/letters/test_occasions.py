"""Every occasion on which somebody is written to, and that nobody is on another."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from content.letters.kinds import Kind
from content.letters.models import Letter
from content.release import schedule
from content.release.models import Publication
from content.review import actions as review
from content.review import assigning, reminding
from content.review.models import Submission
from content.translation import owing
from content.translation.models import Owed
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair, make_released_single

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def addresses() -> None:
    """Everybody of the cast has one."""
    for one in (people.author, people.translator, people.science_expert, people.second_expert):
        one()
    people.publisher()
    for user in User.objects.all():
        user.email = f"{user.username}@kepu.example"
        user.save()


def asked(*, days_left: int, all_days: int = 10) -> Submission:
    page = make_article(author=people.author())
    row = review.submit(page, people.author())
    now = timezone.now()
    Submission.objects.filter(pk=row.pk).update(
        asked_at=now - timedelta(days=all_days - days_left), due_at=now + timedelta(days=days_left)
    )
    return Submission.objects.get(pk=row.pk)


def told() -> set[tuple[str, str]]:
    """Who was written to on which occasion."""
    return set(Letter.objects.values_list("kind", "user__username"))


def test_who_is_given_a_request_is_told_and_who_takes_it_knows() -> None:
    row = asked(days_left=9)
    assigning.hand_over(row, people.publisher(), to=people.science_expert())
    assert told() == {(Kind.ASSIGNED, "wang")}
    assigning.hand_over(row, people.publisher(), to=None)
    assigning.take(row, people.second_expert())
    assert told() == {(Kind.ASSIGNED, "wang")}


def test_being_given_it_a_second_time_is_told_again() -> None:
    row = asked(days_left=9)
    for to in (people.science_expert(), None, people.science_expert()):
        assigning.hand_over(row, people.publisher(), to=to)
    assert Letter.objects.filter(kind=Kind.ASSIGNED).count() == 2


def test_before_the_day_who_holds_it_is_reminded_once() -> None:
    row = asked(days_left=1)
    assigning.take(row, people.science_expert())
    reminding.remind_due()
    reminding.remind_due()
    assert told() == {(Kind.DUE_SOON, "wang")}
    assert Letter.objects.count() == 1


def test_when_nobody_holds_it_those_whom_routing_names_are_reminded() -> None:
    asked(days_left=1)
    reminding.remind_due()
    assert told() == {(Kind.DUE_SOON, "wang"), (Kind.DUE_SOON, "gao")}


def test_after_the_day_the_holder_and_the_coordinator_are_told_once() -> None:
    row = asked(days_left=-1)
    assigning.take(row, people.science_expert())
    reminding.remind_due()
    reminding.remind_due()
    assert told() == {(Kind.OVERDUE, "wang"), (Kind.ESCALATED, "li")}
    assert Letter.objects.count() == 2


def test_author_and_releasers_are_warned_once_for_both_languages() -> None:
    make_released_pair()
    by = Publication.objects.current().get(language="zh-hans").review_by
    assert by
    assert schedule.warn(by - timedelta(days=60)) == 0
    schedule.warn(by - timedelta(days=10))
    schedule.warn(by - timedelta(days=9))
    assert {(Kind.REVIEW_SOON, "sarna"), (Kind.REVIEW_SOON, "li")} <= told()
    assert Letter.objects.filter(user__username="li").count() == 1


def test_a_lapse_is_told_to_author_and_releasers(monkeypatch: pytest.MonkeyPatch) -> None:
    make_released_pair()
    by = Publication.objects.current().get(language="zh-hans").review_by
    assert by
    monkeypatch.setattr(
        "django.utils.timezone.localdate", lambda *a: by + schedule.GRACE + timedelta(days=1)
    )
    assert schedule.lapse_overdue() == 1
    assert {(Kind.LAPSED, "li")} < told()
    assert {kind for kind, _ in told()} == {Kind.LAPSED}


def test_a_translation_that_readers_wait_for_is_told_before_and_after_its_day() -> None:
    make_released_single()
    Owed.objects.update(due_on=timezone.localdate() + timedelta(days=2))
    owing.tick()
    assert told() == {(Kind.TRANSLATION_DUE, "batu")}
    Owed.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    owing.tick()
    owing.tick()
    late = {(Kind.TRANSLATION_LATE, "batu"), (Kind.TRANSLATION_LATE, "li")}
    assert told() == {(Kind.TRANSLATION_DUE, "batu")} | late

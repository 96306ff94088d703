"""A text is asked about, judged by somebody independent, and cleared: or refused, with reasons."""

from typing import Any

import pytest

from accounts.models import User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.record.models import Record
from content.review import actions as review
from content.review.enums import Decision, Kind, SubmissionState
from content.review.models import Clearance, Contribution, Interest, Submission, Verdict
from content.review.refusals import (
    ChecklistIncomplete,
    ClaimUnjudged,
    CommentMissing,
    NotEligible,
    NotSubmittable,
    NotSubmitted,
    TextChanged,
)
from tests import people
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    return make_article(author=people.author())


def edit(page: ArticlePage, by: User | None = None, **fields: Any) -> None:
    draft = review.latest(page.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by or people.author())


def judge(page: ArticlePage, reviewer: User | None = None, **said: Any) -> Verdict:
    """Say it of the latest draft, as who has just read it."""
    draft = review.latest(page.pk)
    fields: dict[str, Any] = {
        "kind": Kind.SCIENCE,
        "decision": Decision.APPROVE,
        "checklist": dict.fromkeys(review.CHECKLISTS[Kind.SCIENCE], True),
        "findings": review.all_hold(draft),
    }
    return review.give_verdict(
        draft,
        reviewer or people.science_expert(),
        opinion=review.Opinion(**{**fields, **said}),
        expected_fingerprint=fingerprint(draft),
    )


def test_an_approved_text_is_cleared_and_no_other(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article)
    judge(article, people.second_expert())

    clearance = Clearance.objects.get()
    assert clearance.fingerprint == fingerprint(review.latest(article.pk))
    assert clearance.source_fingerprint == ""
    edit(article, title="接羔季节防布病：新版")
    draft = review.latest(article.pk)
    assert Clearance.objects.for_text(article, fingerprint(draft)) is None


def test_every_act_is_in_the_log(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article)
    judge(article, people.second_expert())

    acts = Record.objects.filter(subject=f"page/{article.pk}").order_by("id")
    assert [(r.act, r.actor) for r in acts] == [
        ("submit", people.author()),
        ("verdict", people.science_expert()),
        ("verdict", people.second_expert()),
        ("clear", people.second_expert()),
    ]


def test_nobody_judges_what_nobody_asked_about(article: ArticlePage) -> None:
    with pytest.raises(NotSubmitted):
        judge(article)


def test_a_text_changed_after_submitting_must_be_submitted_again(article: ArticlePage) -> None:
    review.submit(article, people.author())
    edit(article, title="又改了")
    with pytest.raises(NotSubmitted):
        judge(article)

    review.submit(article, people.author())
    judge(article)
    judge(article, people.second_expert())
    states = Submission.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == [SubmissionState.REPLACED, SubmissionState.ANSWERED]


def test_a_text_changed_while_being_read_is_not_approved(article: ArticlePage) -> None:
    review.submit(article, people.author())
    read = fingerprint(review.latest(article.pk))
    edit(article, title="又改了")
    review.submit(article, people.author())

    opinion = review.Opinion(
        kind=Kind.SCIENCE,
        decision=Decision.APPROVE,
        checklist=dict.fromkeys(review.CHECKLISTS[Kind.SCIENCE], True),
        findings=review.all_hold(review.latest(article.pk)),
    )
    with pytest.raises(TextChanged):
        review.give_verdict(
            review.latest(article.pk),
            people.science_expert(),
            opinion=opinion,
            expected_fingerprint=read,
        )
    assert not Verdict.objects.exists()


def test_autosave_over_the_submitted_revision_is_another_text(article: ArticlePage) -> None:
    review.submit(article, people.author())
    draft = review.latest(article.pk)
    draft.title = "自动保存改写了同一个修订"
    draft.save_revision(user=people.author(), overwrite_revision=draft.latest_revision)
    with pytest.raises(NotSubmitted):
        judge(article)


@pytest.mark.parametrize("value", [False, "true", 1, None])
def test_every_point_of_the_checklist_is_affirmed(article: ArticlePage, value: Any) -> None:
    review.submit(article, people.author())
    points = dict.fromkeys(review.CHECKLISTS[Kind.SCIENCE], True)
    with pytest.raises(ChecklistIncomplete, match="来源"):
        judge(article, checklist={**points, "sources": value})
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("decision", [Decision.CHANGES, Decision.DECLINE])
def test_who_does_not_approve_says_why(article: ArticlePage, decision: Decision) -> None:
    review.submit(article, people.author())
    with pytest.raises(CommentMissing):
        judge(article, decision=decision, comment="  ")


def test_asking_for_changes_clears_nothing_and_ends_the_request(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article, decision=Decision.CHANGES, comment="剂量写错了。")
    assert not Clearance.objects.exists()
    with pytest.raises(NotSubmitted):
        judge(article)


def test_a_declined_text_waits_for_another_expert(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article, decision=Decision.DECLINE, comment="不是我的领域。")
    assert Submission.objects.open().count() == 1


@pytest.mark.parametrize(
    "who", [people.author, people.superuser, people.stranger, people.language_expert]
)
def test_who_may_not_judge_is_told_why(article: ArticlePage, who: Any) -> None:
    review.submit(article, people.author())
    with pytest.raises(NotEligible):
        judge(article, who())
    assert not Verdict.objects.exists()


def test_an_expert_who_edited_the_text_may_not_judge_it(article: ArticlePage) -> None:
    edit(article, by=people.science_expert(), title="专家改过")
    review.submit(article, people.author())
    with pytest.raises(NotEligible, match="写过或改过"):
        judge(article)


def test_an_expert_of_a_contributors_unit_may_not_judge_it(article: ArticlePage) -> None:
    colleague = people.stranger()
    colleague.unit = people.unit("hospital")
    colleague.save()
    edit(article, by=colleague, title="同事改过")
    review.submit(article, people.author())
    with pytest.raises(NotEligible, match="同一单位"):
        judge(article)


def test_autosave_by_a_second_person_counts_both_as_contributors(article: ArticlePage) -> None:
    edit(article, by=people.translator(), title="另一人改过")
    users = Contribution.objects.filter(page_id=article.pk).values_list("user", flat=True)
    assert set(users) == {people.author().pk, people.translator().pk}


def test_a_stranger_may_not_submit(article: ArticlePage) -> None:
    with pytest.raises(NotSubmittable, match="权限"):
        review.submit(article, people.stranger())


def test_submitting_twice_asks_once(article: ArticlePage) -> None:
    assert review.submit(article, people.author()) == review.submit(article, people.author())


def test_an_unfinished_draft_is_refused_with_every_gap(article: ArticlePage) -> None:
    claim = {**article.body[2].value, "source": ""}
    edit(article, summary="", body=[("claim", claim)])
    with pytest.raises(NotSubmittable) as refused:
        review.submit(article, people.author())
    text = str(refused.value)
    assert "摘要" in text
    assert "来源（出版物）" in text


def test_a_health_text_needs_two_experts_of_different_units(article: ArticlePage) -> None:
    submission = review.submit(article, people.author())
    assert (submission.risk, submission.experts_needed) == ("health", 2)
    judge(article)
    assert not Clearance.objects.exists()
    with pytest.raises(NotEligible, match="已经同意过"):
        judge(article)
    colleague = people.second_expert()
    colleague.unit = people.unit("hospital")
    colleague.save()
    with pytest.raises(NotEligible, match="别的单位"):
        judge(article, colleague)
    assert not Clearance.objects.exists()


def test_a_routine_text_needs_one(db: None) -> None:
    article = make_article(author=people.author(), topic="science", topics=["science"])
    people.science_expert().expert.disciplines.add(article.topics.first())
    review.submit(article, people.author())
    judge(article)
    assert Clearance.objects.count() == 1


def test_a_finer_topic_is_as_risky_as_what_it_stands_under_and_its_experts_may_judge(
    db: None,
) -> None:
    article = make_article(author=people.author(), topic="science", topics=["zoonoses"])
    submission = review.submit(article, people.author())
    assert (submission.risk, submission.experts_needed) == ("health", 2)
    judge(article)
    judge(article, people.second_expert())
    assert Clearance.objects.count() == 1


def test_the_second_experts_no_stops_it(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article)
    judge(article, people.second_expert(), decision=Decision.CHANGES, comment="剂量写错了。")
    assert not Clearance.objects.exists()
    assert not Submission.objects.open().exists()


def test_approving_judges_every_claim(article: ArticlePage) -> None:
    review.submit(article, people.author())
    with pytest.raises(ClaimUnjudged, match="第1条"):
        judge(article, findings={})
    ((key, _),) = review.all_hold(article).items()
    with pytest.raises(ClaimUnjudged, match="有问题"):
        judge(article, findings={key: "wrong"})
    judge(article, decision=Decision.CHANGES, findings={key: "wrong"})
    assert Verdict.objects.get().findings == {key: "wrong"}


def test_a_conflict_is_remembered_for_the_whole_article(article: ArticlePage) -> None:
    review.submit(article, people.author())
    judge(article, decision=Decision.DECLINE, excuse="conflict")
    edit(article, title="改过")
    review.submit(article, people.author())
    with pytest.raises(NotEligible, match="回避"):
        judge(article)


def test_a_declared_interest_in_the_unit_forbids(article: ArticlePage) -> None:
    Interest.objects.create(user=people.science_expert(), unit=article.origin_unit)
    review.submit(article, people.author())
    with pytest.raises(NotEligible, match="回避"):
        judge(article)

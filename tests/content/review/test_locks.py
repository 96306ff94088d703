"""The database itself refuses a forged approval, on whichever database the tests run."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review.enums import Decision, Kind
from content.review.models import Clearance, Contribution, Expert, Verdict
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_request, make_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    return make_article(author=people.author())


def forge(page: ArticlePage, reviewer: Any, **fields: Any) -> Verdict:
    """Write an approving verdict past every rule in Python."""
    values = {
        "page_id": page.pk,
        "fingerprint": fingerprint(page),
        "kind": Kind.SCIENCE,
        "decision": Decision.APPROVE,
        "reviewer": reviewer,
        "at": timezone.now(),
        **fields,
    }
    with transaction.atomic():
        return Verdict.objects.create(**values)


def test_an_author_made_an_expert_cannot_approve_their_own(article: ArticlePage) -> None:
    Expert.objects.create(user=people.author())
    with pytest.raises(IntegrityError, match="vouches"):
        forge(article, people.author())


def test_bulk_create_is_refused_too(article: ArticlePage) -> None:
    Expert.objects.create(user=people.author())
    verdict = Verdict(
        page_id=article.pk, fingerprint="0" * 64, kind=Kind.SCIENCE, decision=Decision.APPROVE,
        reviewer=people.author(), at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="vouches"), transaction.atomic():
        Verdict.objects.bulk_create([verdict])


def test_a_colleague_of_the_author_cannot_approve(article: ArticlePage) -> None:
    colleague = people.stranger()
    Expert.objects.create(user=colleague)
    with pytest.raises(IntegrityError, match="vouches"):
        forge(article, colleague)


def test_a_superuser_who_is_no_expert_cannot_approve(article: ArticlePage) -> None:
    with pytest.raises(IntegrityError, match="vouches"):
        forge(article, people.superuser())


def test_who_edited_the_other_language_cannot_approve(article: ArticlePage) -> None:
    pair = make_translation(article)
    pair.save_revision(user=people.science_expert())
    with pytest.raises(IntegrityError, match="vouches"):
        forge(article, people.science_expert())


def test_a_clearance_needs_an_approval_of_exactly_this_text(article: ArticlePage) -> None:
    other = make_article(author=people.author(), slug="other")
    approved = forge(article, people.science_expert())
    asked = forge(article, people.science_expert(), decision=Decision.CHANGES)
    for page, mark, verdict in (
        (article, "0" * 64, approved),
        (other, approved.fingerprint, approved),
        (article, asked.fingerprint, asked),
    ):
        with pytest.raises(IntegrityError, match=r"no clearance|not enough"), transaction.atomic():
            Clearance.objects.create(
                page=page, fingerprint=mark, verdict=verdict, granted_at=timezone.now()
            )


def test_a_clearance_needs_as_many_units_as_were_asked_for(article: ArticlePage) -> None:
    asked = make_request(article)
    assert asked.experts_needed == 2
    verdict = forge(article, people.science_expert())
    forge(article, people.science_expert())
    values = {"page": article, "fingerprint": asked.fingerprint, "verdict": verdict}
    with pytest.raises(IntegrityError, match="not enough experts"), transaction.atomic():
        Clearance.objects.create(**values, granted_at=timezone.now())
    forge(article, people.second_expert())
    Clearance.objects.create(**values, granted_at=timezone.now())


def test_what_nobody_asked_about_is_never_cleared(article: ArticlePage) -> None:
    verdicts = [forge(article, who()) for who in (people.science_expert, people.second_expert)]
    with pytest.raises(IntegrityError, match="not enough experts"), transaction.atomic():
        Clearance.objects.create(
            page=article, fingerprint=verdicts[0].fingerprint, verdict=verdicts[0],
            granted_at=timezone.now(),
        )  # fmt: skip


def test_verdicts_are_neither_edited_nor_deleted(article: ArticlePage) -> None:
    verdict = forge(article, people.science_expert(), decision=Decision.CHANGES)
    with pytest.raises(IntegrityError, match="given once"), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(decision=Decision.APPROVE)
    with pytest.raises(IntegrityError, match="given once"), transaction.atomic():
        verdict.delete()


def test_a_clearance_is_revoked_once_and_stays(article: ArticlePage) -> None:
    clearance = make_clearance(article)
    clearances = Clearance.objects.filter(pk=clearance.pk)
    with pytest.raises(IntegrityError, match="only ever revoked"), transaction.atomic():
        clearances.update(fingerprint="0" * 64)
    clearances.update(revoked_at=timezone.now())
    with pytest.raises(IntegrityError, match="only ever revoked"), transaction.atomic():
        clearances.update(revoked_at=None)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        clearances.delete()


def test_who_had_a_hand_in_a_submitted_text_cannot_be_forgotten(article: ArticlePage) -> None:
    make_request(article)
    with pytest.raises(IntegrityError, match="stays known"), transaction.atomic():
        Contribution.objects.all().delete()
    with pytest.raises(IntegrityError, match="stays known"), transaction.atomic():
        Contribution.objects.update(user=people.stranger())


def test_an_original_is_not_waved_through_as_a_matter_of_language(article: ArticlePage) -> None:
    """Which would need one voice, and none that knows the field."""
    with pytest.raises(IntegrityError, match="only a translation"), transaction.atomic():
        make_request(article, kind=Kind.LANGUAGE)


def test_who_is_no_language_reviewer_approves_no_language(article: ArticlePage) -> None:
    pair = make_translation(article)
    with pytest.raises(IntegrityError, match="vouches"):
        forge(pair, people.science_expert(), kind=Kind.LANGUAGE)
    forge(pair, people.language_expert(), kind=Kind.LANGUAGE)


def test_a_voice_on_the_language_is_none_on_the_science(article: ArticlePage) -> None:
    asked = make_request(article)
    forge(article, people.science_expert())
    verdict = forge(article, people.language_expert(), kind=Kind.LANGUAGE)
    with pytest.raises(IntegrityError, match="not enough experts"), transaction.atomic():
        Clearance.objects.create(
            page=article, fingerprint=asked.fingerprint, verdict=verdict, granted_at=timezone.now()
        )

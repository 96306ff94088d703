"""Gathers what `independence` decides on: the person, and the text with everyone behind it."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from content.pages.fingerprint import codes, fingerprint, section_code
from content.pages.models import ArticlePage
from content.taxonomy.models import Topic
from content.taxonomy.reach import reach

from .independence import Reviewer, Work
from .models import Contribution, Expert, Interest, PartnerReview, Submission, Verdict
from .sources import source_of


def reviewer(user: Any) -> Reviewer:
    """The person as they stand now; roles and superuser rights are not looked at."""
    expert = Expert.objects.filter(user_id=user.pk).first()
    if expert is None:
        return Reviewer(user=user.pk, unit=user.unit_id)
    return Reviewer(
        user=user.pk,
        unit=user.unit_id,
        is_expert=True,
        is_active=user.is_active,
        languages=frozenset(expert.languages()),
        disciplines=reach(Topic).same(expert.disciplines.values_list("code", flat=True)),
        language_reviewer=expert.language_reviewer,
        interests=frozenset(_interests(user)),
    )


def work(draft: ArticlePage, kind: str) -> Work:
    """The text with everyone who had a hand in it, in either language."""
    people = contributors(draft)
    units = User.objects.filter(pk__in=people).values_list("unit_id", flat=True)
    topics = topics_of(draft)
    asked = Submission.objects.for_text(draft, fingerprint(draft))
    approved = Verdict.objects.answering(asked).approving() if asked else Verdict.objects.none()
    return Work(
        kind=kind,
        languages=_languages(draft),
        topics=topics,
        subjects=frozenset(
            {("unit", draft.origin_unit_id), ("text", draft.translation_key)}
            | {("topic", code) for code in topics}
        ),
        approved_by=frozenset(verdict.reviewer_id for verdict in approved),
        approved_units=frozenset(v.reviewer.unit_id for v in approved if v.reviewer.unit_id),
        contributors=frozenset(people),
        units=frozenset({draft.origin_unit_id, *units, *_partners(draft)}),
    )


def topics_of(draft: ArticlePage) -> frozenset[str]:
    """What the text is about: its topics and section, with all above them, by old codes and new."""
    return reach(Topic).up([*codes(draft, "topics"), section_code(draft)])


def _interests(user: Any) -> Iterator[tuple[str, Any]]:
    for interest in Interest.objects.filter(user_id=user.pk).select_related("topic"):
        if interest.unit_id:
            yield "unit", interest.unit_id
        if interest.topic:
            yield "topic", interest.topic.code
        if interest.translation_key:
            yield "text", interest.translation_key


def _partners(draft: ArticlePage) -> set[int]:
    """The unit that a text was taken over from, when it is one of ours; of either language."""
    pair = ArticlePage.objects.filter(translation_key=draft.translation_key)
    taken = PartnerReview.objects.filter(page_id__in=pair.values("pk")).exclude(source_unit=None)
    return {unit for unit in taken.values_list("source_unit_id", flat=True) if unit}


def contributors(draft: ArticlePage) -> set[int]:
    """Everyone who owns or ever edited the page or its pair."""
    pair = ArticlePage.objects.filter(translation_key=draft.translation_key)
    edited = Contribution.objects.filter(page_id__in=pair.values("pk"))
    owners = pair.exclude(owner=None).values_list("owner_id", flat=True)
    return {*owners, *edited.values_list("user_id", flat=True)}


def _languages(draft: ArticlePage) -> frozenset[str]:
    """What must be read to judge it: its language, and that of the text it was made from."""
    source = source_of(draft)
    found = {draft.locale.language_code}
    if source:
        page = ArticlePage.objects.select_related("locale").get(pk=source.page_id)
        found.add(page.locale.language_code)
    return frozenset(found)

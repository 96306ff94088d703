"""Released articles, made in the order they come to be: draft, verdict, clearance, release.

The verdict and clearance rows are written directly (content.review has its own tests); the release
goes through `content.release.actions`, so the database's triggers judge every publication.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from content.pages.fingerprint import canonical_content, digest, fingerprint
from content.pages.models import ArticlePage
from content.release import actions, alone
from content.release.models import Publication, Release
from content.review import routes, standing
from content.review.enums import Decision, Kind, SubmissionState
from content.review.models import Clearance, Submission, Verdict
from content.translation.models import Pin
from tests import people

from .pages import make_article, make_section

MN_BODY: list[tuple[str, Any]] = [
    ("text", "<p>ᠲᠥᠯ ᠲᠣᠰᠬᠤ ᠦᠶ\u180eᠡ\u202fᠳᠦ <b>ᠪᠡᠭᠡᠯᠡᠢ</b> ᠡᠮᠦᠰᠬᠦ ᠬᠡᠷᠡᠭᠲᠡᠢ᠃</p>"),
    ("heading", "ᠬᠡᠷᠬᠢᠨ ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ"),
    (
        "claim",
        {
            "statement": "ᠡᠨᠡ ᠡᠪᠡᠳᠴᠢᠨ ᠡᠪᠡᠳᠴᠢᠲᠡᠢ ᠮᠠᠯ\u202fᠠᠴᠠ ᠬᠦᠮᠦᠨ\u202fᠳᠦ ᠬᠠᠯᠳᠠᠨ\u180eᠠ᠃",
            "source": "《ᠡᠮᠴᠢᠯᠡᠬᠦ ᠲᠥᠰᠥᠯ》",
            "source_url": "",
            "grade": "A",
            "applies_to": "ᠮᠠᠯᠴᠢᠳ",
            "do": "ᠪᠡᠭᠡᠯᠡᠢ ᠠᠮᠠᠪᠴᠢ ᠡᠮᠦᠰᠦᠭᠡᠷᠡᠢ᠃",
            "dont": "ᠭᠠᠷ\u202fᠢᠶᠠᠷ ᠪᠦᠦ ᠪᠠᠷᠢᠭᠠᠷᠠᠢ᠃",
        },
    ),
    ("warning", {"title": "ᠠᠶᠤᠯᠲᠠᠢ", "text": "ᠲᠦᠭᠦᠬᠡᠢ ᠰᠦ ᠪᠦᠦ ᠤᠤᠭᠤᠭᠠᠷᠠᠢ᠃"}),
]


def make_clearance(
    page: ArticlePage, *, kind: str = Kind.SCIENCE, source: ArticlePage | None = None
) -> Clearance:
    """Experts of other units, as many as it takes, vouched for the latest draft of this page."""
    draft = actions.latest(page.pk)
    asked = make_request(draft, kind=kind)
    source_mark = fingerprint(actions.latest(source.pk)) if source else ""
    verdict = [make_approval(asked, reviewer) for reviewer in _reviewers(asked)][-1]
    return Clearance.objects.create(
        page=page,
        fingerprint=verdict.fingerprint,
        verdict=verdict,
        source_page=source,
        source_fingerprint=source_mark,
        granted_at=verdict.at,
    )


def make_request(draft: ArticlePage, *, kind: str = Kind.SCIENCE) -> Submission:
    """Its author asked for a verdict on this draft, and had the answer."""
    content = canonical_content(draft)
    risk = routes.risk_of(content, standing.topics_of(draft))
    return Submission.objects.create(
        page_id=draft.pk,
        fingerprint=digest(content),
        kind=kind,
        state=SubmissionState.ANSWERED,
        asked_by=draft.owner or people.author(),
        asked_at=timezone.now(),
        content=content,
        risk=risk,
        experts_needed=routes.experts_needed(kind, risk),
    )


def make_approval(asked: Submission, reviewer: User) -> Verdict:
    """This person says yes to it."""
    return Verdict.objects.create(
        page_id=asked.page_id,
        fingerprint=asked.fingerprint,
        kind=asked.kind,
        decision=Decision.APPROVE,
        reviewer=reviewer,
        at=timezone.now(),
    )


def _reviewers(asked: Submission) -> list[User]:
    if asked.kind == Kind.LANGUAGE:
        return [people.language_expert()]
    experts = [people.second_expert(), people.science_expert()]
    return experts[-asked.experts_needed :]


def make_translation(page: ArticlePage, **fields: Any) -> ArticlePage:
    """The Mongolian pair of a Chinese article, pinned to the source's latest draft."""
    draft = actions.latest(page.pk)
    section = make_section(page.get_parent().specific.topic.code, "mvf")
    values = {
        "title": "ᠲᠥᠯ ᠲᠣᠰᠬᠤ ᠦᠶ\u180eᠡ\u202fᠳᠦ ᠡᠪᠡᠳᠴᠢᠨ\u202fᠡᠴᠡ ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ",
        "summary": "ᠲᠥᠯ ᠲᠣᠰᠬᠤ ᠦᠶ\u180eᠡ\u202fᠳᠦ ᠥᠪᠡᠷ\u202fᠢᠶᠡᠨ ᠬᠡᠷᠬᠢᠨ ᠬᠠᠮᠠᠭᠠᠯᠠᠬᠤ ᠪᠤᠢ᠃",
        "body": MN_BODY,
        "cover": draft.cover,
        "cover_alt": "ᠵᠢᠷᠤᠭ" if draft.cover else "",
        **{name: getattr(draft, name) for name in draft.LEADS},
        **fields,
    }
    pair = type(draft)(
        slug=page.slug,
        locale=Locale.objects.get(language_code="mvf"),
        translation_key=page.translation_key,
        owner=people.translator(),
        live=False,
        origin_unit=draft.origin_unit,
        is_sample=draft.is_sample,
        urgent_until=draft.urgent_until,
        adds_to=draft.adds_to,
        **values,
    )
    section.add_child(instance=pair)
    for facet in ArticlePage.FACETS:
        getattr(pair, facet).set(getattr(draft, facet).all())
    pair.save_revision(user=people.translator())
    Pin.objects.create(
        page=pair, source_page=page, source_fingerprint=fingerprint(draft), at=timezone.now()
    )
    return pair


def make_released_pair(
    slug: str = "brucellosis", *, mn: dict[str, Any] | None = None, **fields: Any
) -> dict[str, Publication]:
    """An article in both languages, released together; the publications by language.

    `fields` go to the Chinese draft, `mn` to the Mongolian one.
    """
    page = make_article(author=people.author(), slug=slug, **fields)
    pair = make_translation(page, **(mn or {}))
    make_clearance(page)
    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    release = actions.release_pair(page, people.publisher())
    return {p.language: p for p in release.publications.all()}


def move(page: Any, *, to: str) -> None:
    """Give a public article another address: edited, vouched for again and released again."""
    draft = actions.latest(page.pk)
    draft.slug = to
    draft.save_revision(user=people.author())
    pin = Pin.objects.get(source_page_id=page.pk)
    Pin.objects.filter(pk=pin.pk).update(source_fingerprint=fingerprint(actions.latest(page.pk)))
    make_clearance(draft)
    make_clearance(actions.latest(pin.page_id), kind=Kind.LANGUAGE, source=draft)
    actions.release_pair(draft, people.publisher())


def make_released_single(slug: str = "only-chinese", **fields: Any) -> Publication:
    """A Chinese article that went out alone, by the recorded exception."""
    page = make_article(author=people.author(), slug=slug, **fields)
    make_clearance(page)
    return release_alone(page).publications.get()


def release_alone(page: ArticlePage, *, reason: str = "紧急", days: int = 14) -> Release:
    """The recorded exception: the publisher proposes, somebody else confirms."""
    due = timezone.localdate() + timedelta(days=days)
    proposal = alone.propose(page, people.publisher(), reason=reason, translation_due=due)
    return alone.confirm(proposal, people.superuser())

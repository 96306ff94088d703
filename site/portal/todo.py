"""What waits for whom: the first thing a member of staff sees after signing in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.inbox.models import Message
from content.pages.models import ArticlePage
from content.pages.policies import served
from content.release import actions as release
from content.release import alone, board, remarks, schedule
from content.release.models import Publication
from content.review import assigning, reminding
from content.review import desk as review_desk
from content.review.enums import Decision
from content.review.models import Clearance, Submission, Verdict
from content.translation import actions as translation
from content.translation import board as translation_board
from content.translation.enums import PairState
from content.translation.models import Owed
from push.campaigns import actions as push
from push.campaigns.models import Campaign

#: So many of each kind are shown; the reports and the release desk have the rest.
MOST = 10


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, on which text, since when, and where to do it."""

    what: str
    title: str
    url: str
    since: datetime


def todo_for(user: User) -> list[Todo]:
    """Everything that waits for this person, what has waited longest first."""
    found = [
        *_to_judge(user),
        *_to_mend(user),
        *_to_translate(user),
        *_to_release(user),
        *_to_confirm(user),
        *_remarks(user),
        *_owed(user),
        *_to_push(user),
        *_to_look_at_again(user),
        *_to_decide(user),
    ]
    return sorted(found, key=lambda todo: todo.since)


def _to_judge(user: User) -> Iterator[Todo]:
    """Texts whose review this person can take a step in."""
    for submission, draft in islice(review_desk.waiting_for(user), MOST):
        what = str(submission.get_kind_display())
        if submission.reminded_at:
            what = _("催办：%(what)s") % {"what": what}
        yield Todo(what, _title(draft), _judge(draft.pk), submission.asked_at)


def _to_mend(user: User) -> Iterator[Todo]:
    """This person's texts on which the latest word was: please change; not what was sent again."""
    mine = Verdict.objects.filter(page__owner=user).order_by("page_id", "-id")
    latest: dict[int, Verdict] = {}
    for verdict in mine.select_related("page"):
        latest.setdefault(verdict.page_id, verdict)
    again = set(
        Submission.objects.open().filter(page__owner=user).values_list("page_id", flat=True)
    )
    asked = [
        v for v in latest.values() if v.decision == Decision.CHANGES and v.page_id not in again
    ]
    for verdict in asked[:MOST]:
        yield Todo(_("请修改"), _title(verdict.page), _status(verdict.page_id), verdict.at)


def _to_translate(user: User) -> Iterator[Todo]:
    """Cleared texts without a pair, and pairs that a newer cleared text has left behind."""
    if not translation.may_start(user):
        return
    stale = {PairState.STALE, PairState.LIVE_STALE}
    rows = [row for row in translation_board.rows({}, user) if row.cleared]
    for row in rows[:MOST]:
        if row.state == PairState.MISSING:
            yield Todo(_("可以翻译"), _title(row.original), reverse("translation:board"), row.since)
        elif row.pair and row.state in stale:
            desk = reverse("translation:edit", args=[row.pair.pk])
            yield Todo(_("译文待更新"), _title(row.original), desk, row.since)


def _to_release(user: User) -> Iterator[Todo]:
    """Pairs that are cleared in both languages and not yet public."""
    if not release.can_release(user):
        return
    shown = Publication.objects.values("clearance_id")
    fresh = Clearance.objects.filter(revoked_at=None).exclude(pk__in=shown)
    seen = set()
    for clearance in fresh.order_by("-granted_at")[: 2 * MOST]:
        pair = board.pair(release.latest(clearance.page_id))
        if pair.key not in seen and pair.can_release and board.theirs(pair, user):
            seen.add(pair.key)
            desk = reverse("release:desk", args=[pair.original.pk])
            yield Todo(_("可以发布"), _title(pair.original), desk, clearance.granted_at)


def _to_confirm(user: User) -> Iterator[Todo]:
    """What this person is the second person for: one language that would go out alone."""
    for proposal in alone.waiting_for(user)[:MOST]:
        desk = reverse("release:desk", args=[proposal.page_id])
        yield Todo(_("请确认单语发布"), _title(proposal.page), desk, proposal.proposed_at)


def _owed(user: User) -> Iterator[Todo]:
    """Translations that readers were promised, when their day is near or over."""
    translates, oversees = translation.may_start(user), assigning.may_oversee(user)
    rows = Owed.objects.exclude(reminded_at=None).select_related("page").order_by("due_on", "id")
    for row in rows.filter(page_id__in=_served(user))[:MOST]:
        board_url = reverse("translation:board")
        if translates:
            what = _("译文超期") if row.overdue else _("译文快到期")
            yield Todo(what, _title(row.page), board_url, row.since)
        elif oversees and row.escalated_at:
            yield Todo(_("译文超期，请催办"), _title(row.page), board_url, row.since)


def _to_decide(user: User) -> Iterator[Todo]:
    """Readers' messages that this person owns, or that doubt what this person vouched for."""
    for message in Message.objects.waiting_for(user)[:MOST]:
        url = reverse("inbox:detail", args=[message.pk])
        what = message.get_kind_display()
        yield Todo(what, message.statement or message.text, url, message.received_at)


def _to_push(user: User) -> Iterator[Todo]:
    """Campaigns whose audience is approved and which nobody has launched yet."""
    if not push.can_launch(user):
        return
    for campaign in Campaign.objects.approved().order_by("approved_at")[:MOST]:
        url = reverse("campaigns:show", args=[campaign.pk])
        yield Todo(
            _("可以启动推送"), campaign.title, url, campaign.approved_at or campaign.created_at
        )


def _remarks(user: User) -> Iterator[Todo]:
    """Words for readers that wait for a second person."""
    for remark in remarks.waiting_for(user)[:MOST]:
        what, url = _("请确认给读者的说明"), reverse("release:remarks")
        yield Todo(what, remarks.about(remark), url, remark.written_at)


def _to_look_at_again(user: User) -> Iterator[Todo]:
    """What is public and whose review-by date is near or over, for its author and for releasers."""
    for publication in schedule.due_again(timezone.localdate()):
        answers = release.can_release(user) and release.in_own_part(
            publication.translation_key, user
        )
        if answers or publication.page.owner_id == user.pk:
            what = _("该复核了（%(day)s 前）") % {"day": publication.review_by}
            yield Todo(
                what, publication.title, _status(publication.page_id), publication.released_at
            )
    if assigning.may_oversee(user):
        for asked in reminding.escalated().filter(page_id__in=_served(user))[:MOST]:
            title = _title(ArticlePage.objects.get(pk=asked.page_id))
            what = _("审核超期，请催办或转交")
            yield Todo(what, title, _status(asked.page_id), asked.asked_at)
    for row in schedule.refused(user):
        desk = reverse("release:desk", args=[row.page_id])
        yield Todo(_("定时发布没有成功"), _title(row.page), desk, row.planned_at)


def _served(user: User) -> Any:
    """The articles that this person's unit works for."""
    return served(ArticlePage.objects.all(), user).values("pk")


def _title(page: Any) -> str:
    return page.draft_title or page.title


def _judge(page_id: int) -> str:
    return reverse("review:judge", args=[page_id])


def _status(page_id: int) -> str:
    return reverse("review:status", args=[page_id])

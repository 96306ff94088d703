"""The named acts of a campaign. Each takes its step under a lock, logs it and announces it.

Doing an act again changes nothing: a double click launches once.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.release.models import Publication
from push.targeting.explanation import mistake
from push.targeting.proposal import propose as proposed_rule
from push.targeting.rules import Rule, RuleError
from push.targeting.vocabulary import refuse_unknown, vocabulary

from . import signals
from .enums import Act, CampaignState
from .models import COUNTERS, AudienceMember, Campaign, CampaignEvent, FanoutCursor
from .preview import current_publications, preview
from .refusals import Refused

BATCH = 1000
#: The highest of `forms.PRIORITIES`: screens show it before everything else.
URGENT = 9


@dataclass(frozen=True)
class Plan:
    """What a publisher decides besides the audience."""

    title: str
    starts: datetime | None = None
    ends: datetime | None = None
    priority: int = 0


def can_launch(user: User) -> bool:
    """Whether this person may make, approve, launch and call back campaigns."""
    return user.is_active and user.has_perm("campaigns.launch_campaign")


@transaction.atomic
def propose(translation_key: UUID, user: User) -> Campaign:
    """A draft for a released article, with the audience that its own tags propose."""
    _permit(user)
    publications = current_publications(translation_key)
    if not publications:
        raise Refused(_("这篇文章没有公开中的版本，请先发布。"))
    source = publications.get("zh-hans") or next(iter(publications.values()))
    return _create(
        user,
        title=source.title,
        translation_key=translation_key,
        rule=proposed_rule(source.content).to_json(),
        **_urgency(source),
    )


def _urgency(publication: Publication) -> dict[str, Any]:
    """What is urgent is proposed first of all, and until it is no longer."""
    until = publication.content["urgent_until"]
    if not until or datetime.fromisoformat(until) <= timezone.now():
        return {}
    return {"priority": URGENT, "ends": datetime.fromisoformat(until)}


@transaction.atomic
def save_rule(campaign: Campaign, user: User, *, rule: Rule, plan: Plan | None = None) -> Campaign:
    """Set the audience's rule, and the plan when given. Only a draft can be changed."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state != CampaignState.DRAFT:
        raise Refused(_("只有草稿可以修改。已批准的任务请先退回草稿。"))
    try:
        refuse_unknown(rule, vocabulary())
    except RuleError as error:
        raise Refused(mistake(error)) from error
    if plan and plan.starts and plan.ends and plan.starts >= plan.ends:
        raise Refused(_("结束时间应晚于开始时间。"))
    changes = {"rule": rule.to_json(), **(asdict(plan) if plan else {})}
    return _change(campaign, Act.SAVE, user, changes=changes)


@transaction.atomic
def approve(campaign: Campaign, user: User) -> Campaign:
    """Freeze the audience and the versions that will be sent."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.APPROVED:
        return campaign
    _legal(campaign, CampaignState.APPROVED)
    seen = preview(campaign)
    if not seen.publications:
        raise Refused(_("这篇文章没有公开中的版本，不能批准。"))
    if not seen.receiving:
        raise Refused(_("没有一个e站会收到，请先修改目标规则。"))
    members = [
        AudienceMember(
            campaign=campaign,
            station=row.station,
            included=row.included,
            language=row.station.language,
            clause=row.clause,
            words=row.words,
        )
        for row in seen.rows
    ]
    campaign.audience.all().delete()
    AudienceMember.objects.bulk_create(members, batch_size=BATCH)
    campaign.publications.set(seen.publications.values())
    changes = {"approved_by": user, "approved_at": timezone.now(), "state": CampaignState.APPROVED}
    detail = _("%(stations)d 个e站，%(deliveries)d 份投递") % {
        "stations": len(seen.receiving),
        "deliveries": seen.deliveries,
    }
    return _change(campaign, Act.APPROVE, user, detail=detail, changes=changes)


@transaction.atomic
def reopen(campaign: Campaign, user: User | None, *, reason: str = "") -> Campaign:
    """Take an approval back, so that the rule can be changed. `user` None: the article changed."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.DRAFT:
        return campaign
    _legal(campaign, CampaignState.DRAFT)
    campaign.audience.all().delete()
    campaign.publications.clear()
    changes = {"approved_by": None, "approved_at": None, "state": CampaignState.DRAFT}
    return _change(campaign, Act.REOPEN, user, detail=reason, changes=changes)


@transaction.atomic
def launch(campaign: Campaign, user: User) -> Campaign:
    """Let it go: the state and the fan-out's cursor, and nothing else, in one transaction."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.launched_at:
        return campaign
    _legal(campaign, CampaignState.LAUNCHED)
    _refuse_outdated(campaign)
    FanoutCursor.objects.get_or_create(campaign=campaign)
    changes = {"state": CampaignState.LAUNCHED, "launched_at": timezone.now()}
    campaign = _change(campaign, Act.LAUNCH, user, changes=changes)
    signals.campaign_launched.send(Campaign, campaign=campaign)
    return campaign


@transaction.atomic
def pause(campaign: Campaign, user: User) -> Campaign:
    """Send nothing more until it is resumed."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.PAUSED:
        return campaign
    _legal(campaign, CampaignState.PAUSED)
    return _change(campaign, Act.PAUSE, user, changes={"state": CampaignState.PAUSED})


@transaction.atomic
def resume(campaign: Campaign, user: User) -> Campaign:
    """Go on where it was paused."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.LAUNCHED:
        return campaign
    if campaign.state != CampaignState.PAUSED:
        # From "approved" the same step is legal, but that is a launch.
        raise Refused(_("只有已暂停的任务可以继续。"))
    return _change(campaign, Act.RESUME, user, changes={"state": CampaignState.LAUNCHED})


@transaction.atomic
def stop(campaign: Campaign, user: User) -> Campaign:
    """Send nothing more, for good. What stations already have stays."""
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.STOPPED:
        return campaign
    _legal(campaign, CampaignState.STOPPED)
    changes = {"state": CampaignState.STOPPED, "ended_at": timezone.now()}
    campaign = _change(campaign, Act.STOP, user, changes=changes)
    signals.campaign_stopped.send(Campaign, campaign=campaign)
    return campaign


@transaction.atomic
def call_back(campaign: Campaign, user: User | None, *, reason: str) -> Campaign:
    """Send nothing more, and take away what was sent. `user` None: the article itself went."""
    if not reason.strip():
        raise Refused(_("请写明召回的原因。"))
    _permit(user)
    campaign = _locked(campaign)
    if campaign.state == CampaignState.CALLED_BACK:
        return campaign
    _legal(campaign, CampaignState.CALLED_BACK)
    changes = {
        "state": CampaignState.CALLED_BACK,
        "ended_at": timezone.now(),
        "ended_reason": reason.strip()[:300],
    }
    campaign = _change(campaign, Act.CALL_BACK, user, detail=reason, changes=changes)
    signals.campaign_called_back.send(Campaign, campaign=campaign)
    return campaign


@transaction.atomic
def propose_again(campaign: Campaign) -> Campaign:
    """A draft for the corrected text with the audience of the campaign it follows."""
    return _create(
        campaign.created_by,
        title=campaign.title,
        translation_key=campaign.translation_key,
        rule=campaign.rule,
        priority=campaign.priority,
        starts=campaign.starts,
        ends=campaign.ends,
    )


def adjust_counters(campaign_id: int, **deltas: int) -> None:
    """Move counters of a campaign, in the transaction that changes what they count."""
    unknown = set(deltas) - set(COUNTERS)
    if unknown:
        raise ValueError(f"no such counter: {', '.join(sorted(unknown))}")
    changes: dict[str, Any] = {name: F(name) + delta for name, delta in deltas.items() if delta}
    if changes:
        Campaign.objects.filter(pk=campaign_id).update(**changes)


@transaction.atomic
def finish_if_done(campaign_id: int) -> bool:
    """Finish a launched campaign of which nothing waits any more. True when it was finished now."""
    finished = Campaign.objects.filter(
        pk=campaign_id,
        state=CampaignState.LAUNCHED,
        fanout__done=True,
        planned=F("sent") + F("failed") + F("cancelled"),
    ).update(state=CampaignState.FINISHED, ended_at=timezone.now())
    if finished:
        _log(campaign_id, Act.FINISH, None)
    return bool(finished)


def _permit(user: User | None) -> None:
    if user is not None and not can_launch(user):
        raise Refused(_("您没有推送权限。"))


def _locked(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def _legal(campaign: Campaign, state: CampaignState) -> None:
    if not campaign.may_become(state):
        raise Refused(
            _("推送任务现在是“%(now)s”，不能变为“%(then)s”。")
            % {"now": campaign.get_state_display(), "then": state.label}
        )


def _refuse_outdated(campaign: Campaign) -> None:
    now = current_publications(campaign.translation_key)
    approved = set(campaign.publications.values_list("pk", flat=True))
    if {publication.pk for publication in now.values()} != approved:
        raise Refused(_("文章在批准之后更新或撤回过，请退回草稿，重新预览和批准。"))
    if campaign.ends and campaign.ends <= timezone.now():
        raise Refused(_("结束时间已经过去，请退回草稿修改。"))


def _create(user: User, **fields: Any) -> Campaign:
    campaign = Campaign.objects.create(created_by=user, created_at=timezone.now(), **fields)
    _log(campaign.pk, Act.PROPOSE, user)
    return campaign


def _change(
    campaign: Campaign,
    act: Act,
    user: User | None,
    *,
    changes: dict[str, Any],
    detail: str = "",
) -> Campaign:
    for name, value in changes.items():
        setattr(campaign, name, value)
    campaign.save(update_fields=list(changes))
    _log(campaign.pk, act, user, detail=detail)
    return campaign


def _log(campaign_id: int, act: Act, user: User | None, *, detail: str = "") -> None:
    CampaignEvent.objects.create(
        campaign_id=campaign_id, act=act, actor=user, at=timezone.now(), detail=detail[:300]
    )

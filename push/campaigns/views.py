"""The campaigns' screens: from an article to an audience, and what became of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail import hooks
from wagtail.admin.auth import permission_required

from content.release.models import Publication
from push.targeting.explanation import rule_words
from push.targeting.vocabulary import vocabulary

from . import actions
from .enums import CampaignState
from .forms import CallBackForm, CampaignForm, initial
from .models import Campaign
from .preview import Preview, frozen, preview
from .refusals import Refused

#: A Wagtail hook of ours: whoever is above returns components for a campaign's page, from the
#: request and the campaign.
PANELS_HOOK = "kepu_campaign_panels"
PER_PAGE = 50
SHOWN = 300
_BEFORE = (CampaignState.DRAFT, CampaignState.APPROVED)
_ACTS: dict[str, tuple[Callable[..., Campaign], Any]] = {
    "approve": (actions.approve, gettext_lazy("已批准：名单已经固定，可以启动了。")),
    "reopen": (actions.reopen, gettext_lazy("已退回草稿。")),
    "launch": (actions.launch, gettext_lazy("已启动：各e站下次联系时取走。")),
    "pause": (actions.pause, gettext_lazy("已暂停。")),
    "resume": (actions.resume, gettext_lazy("已继续推送。")),
    "stop": (actions.stop, gettext_lazy("已停止：没有投出的不再投，已经送到的照常播放。")),
}

allowed = permission_required("campaigns.launch_campaign")


@require_GET
@allowed
def index(request: HttpRequest) -> HttpResponse:
    """Every campaign, the newest first, with its counts."""
    campaigns = Campaign.objects.newest_first().select_related("created_by")
    page = Paginator(campaigns, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "campaigns/index.html", {"page": page})


@require_http_methods(["GET", "POST"])
@allowed
def new(request: HttpRequest) -> HttpResponse:
    """Choose a released article; its own tags propose the audience."""
    if request.method == "POST":
        try:
            campaign = actions.propose(_key(request.POST.get("article", "")), _user(request))
        except Refused as error:
            return _choose(request, reasons=error.reasons)
        messages.success(request, _("已按文章的标签拟出目标，请核对。"))
        return redirect("campaigns:edit", campaign.pk)
    return _choose(request)


@require_http_methods(["GET", "POST"])
@allowed
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan and the rule, as tick boxes."""
    campaign = get_object_or_404(Campaign, pk=pk)
    if campaign.state != CampaignState.DRAFT:
        messages.error(request, _("只有草稿可以修改。已批准的任务请先退回草稿。"))
        return redirect("campaigns:show", pk)
    words = vocabulary()
    form = CampaignForm(request.POST or None, vocabulary=words, initial=initial(campaign))
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_rule(campaign, _user(request), rule=form.rule, plan=form.plan)
        except Refused as error:
            reasons = error.reasons
        else:
            return redirect("campaigns:show", pk)
    context = {"campaign": campaign, "form": form, "reasons": reasons}
    status = 409 if reasons else 200
    return render(request, "campaigns/edit.html", context, status=status)


@require_GET
@allowed
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Before the launch: who would get it. After it: what became of it."""
    return _show(request, get_object_or_404(Campaign, pk=pk))


@require_GET
@allowed
def audience(request: HttpRequest, pk: int) -> HttpResponse:
    """Who gets it and who does not, with the reason, also after the launch."""
    return _audience(request, get_object_or_404(Campaign, pk=pk))


@require_POST
@allowed
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Take one step."""
    campaign = get_object_or_404(Campaign, pk=pk)
    if act not in _ACTS:
        raise Http404
    perform, done = _ACTS[act]
    try:
        perform(campaign, _user(request))
    except Refused as error:
        return _show(request, _fresh(campaign), reasons=error.reasons)
    messages.success(request, done)
    return redirect("campaigns:show", pk)


@require_POST
@allowed
def call_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away from every station, with a reason."""
    campaign = get_object_or_404(Campaign, pk=pk)
    form = CallBackForm(request.POST)
    if not form.is_valid():
        return _show(request, campaign, form=form)
    try:
        actions.call_back(campaign, _user(request), reason=form.cleaned_data["reason"])
    except Refused as error:
        return _show(request, _fresh(campaign), reasons=error.reasons, form=form)
    messages.success(request, _("已召回：在线的e站马上撤下，其余在下次联系时撤下。"))
    return redirect("campaigns:show", pk)


def _choose(request: HttpRequest, *, reasons: list[str] | None = None) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    current = Publication.objects.current()
    if query:
        current = current.filter(
            translation_key__in=current.filter(title__icontains=query).values("translation_key")
        )
    articles: dict[UUID, list[Publication]] = {}
    for publication in current.newest_first()[: 2 * PER_PAGE]:
        articles.setdefault(publication.translation_key, []).append(publication)
    rows = [
        {"key": key, "versions": sorted(found, key=lambda p: p.language, reverse=True)}
        for key, found in articles.items()
    ]
    context = {"articles": rows, "query": query, "reasons": reasons or []}
    return render(request, "campaigns/new.html", context, status=409 if reasons else 200)


def _show(
    request: HttpRequest,
    campaign: Campaign,
    *,
    reasons: list[str] | None = None,
    form: CallBackForm | None = None,
) -> HttpResponse:
    if campaign.state in _BEFORE:
        return _audience(request, campaign, reasons=reasons)
    panels = [hook(request, campaign) for hook in hooks.get_hooks(PANELS_HOOK)]
    context = {
        **_facts(campaign),
        "reasons": reasons or [],
        "bar": _bar(campaign),
        "form": form or CallBackForm(),
        "panels": panels,
        "publications": campaign.publications.order_by("-language"),
        "may_call_back": campaign.may_become(CampaignState.CALLED_BACK),
    }
    status = 409 if reasons else 200
    return render(request, "campaigns/show.html", context, status=status)


def _audience(
    request: HttpRequest, campaign: Campaign, *, reasons: list[str] | None = None
) -> HttpResponse:
    seen = preview(campaign) if campaign.state == CampaignState.DRAFT else frozen(campaign)
    context = {
        **_facts(campaign),
        "reasons": reasons or [],
        "preview": seen,
        "columns": _columns(seen),
        "by_language": [(code, _LANGUAGES[code], seen.count(code)) for code in seen.publications],
        "missing": [_LANGUAGES[code] for code in seen.missing],
    }
    status = 409 if reasons else 200
    return render(request, "campaigns/audience.html", context, status=status)


_LANGUAGES = {"zh-hans": gettext_lazy("中文"), "mvf": gettext_lazy("蒙古文")}


def _columns(seen: Preview) -> list[dict[str, Any]]:
    return [
        {"in": included, "label": label, "count": len(rows), "rows": rows[:SHOWN]}
        for included, label, rows in (
            (True, _("会收到"), seen.receiving),
            (False, _("不会收到"), seen.left_out),
        )
    ]


def _facts(campaign: Campaign) -> dict[str, Any]:
    return {
        "campaign": campaign,
        "rule": rule_words(campaign.parsed_rule, vocabulary()),
        "events": campaign.events.select_related("actor"),
    }


def _bar(campaign: Campaign) -> dict[str, int]:
    """The counts as parts of one whole: each delivery stands in the furthest part it reached."""
    reached = max(campaign.delivered, campaign.displayed)
    return {
        "displayed": campaign.displayed,
        "delivered": reached - campaign.displayed,
        "sent": max(campaign.sent - reached, 0),
        "rest": campaign.waiting + campaign.cancelled,
    }


def _user(request: HttpRequest) -> Any:
    # Signed in: these addresses are behind the admin's door.
    return request.user


def _fresh(campaign: Campaign) -> Campaign:
    return Campaign.objects.get(pk=campaign.pk)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused(_("请选择一篇已发布的文章。")) from None

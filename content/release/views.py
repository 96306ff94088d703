"""The release desk: the only screen from which anything becomes public."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.pages.models import ArticlePage
from content.translation import owing

from . import actions, alone, board, remarks, schedule
from .coverage import coverage
from .forms import CorrectionForm, KillForm, PlanForm, SingleForm, WithdrawForm
from .models import Remark, ScheduledRelease, SoloProposal
from .rules import NotReady
from .wordings import wordings


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every pair and where it stands."""
    context = {
        "pairs": board.pairs_for(_user(request)),
        "may_write": PagePermissionPolicy().user_has_permission(_user(request), "add"),
    }
    return render(request, "release/board.html", context)


@require_GET
def coverage_chart(request: HttpRequest) -> HttpResponse:
    """For whom there is something to read, and where nothing is."""
    groups, rows = coverage(_user(request))
    shown = any(cell.shade for row in rows for cell in row.cells)
    context = {"groups": groups, "rows": rows, "any_public": shown}
    return render(request, "release/coverage.html", context)


@require_GET
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """One pair: what is missing, and the buttons."""
    return _desk(request, get_object_or_404(ArticlePage, pk=page_id))


@require_GET
def plain(request: HttpRequest, page_id: int) -> HttpResponse:
    """What is public as text messages and as a script to read aloud, to be copied."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    context = {"page": page, "wordings": wordings(page.translation_key)}
    return render(request, "release/plain.html", context)


@require_POST
def release(request: HttpRequest, page_id: int) -> HttpResponse:
    """Release both languages together."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, forms={"correction": form})
    correction = form.cleaned_data["correction"]
    try:
        with transaction.atomic():
            made = actions.release_pair(page, _user(request), correction=correction)
            if correction:
                about = made.translation_key
                subject = remarks.of_release(made.pk)
                remarks.write(subject, _user(request), about=about, **form.words())
    except NotReady as error:
        return _desk(request, page, forms={"correction": form}, error=error)
    messages.success(request, _("已发布：两种语言同时公开。"))
    return redirect("release:desk", page_id)


@require_POST
def propose_single(request: HttpRequest, page_id: int) -> HttpResponse:
    """Propose to release one language alone; a second person decides."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = SingleForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, forms={"single": form})
    try:
        alone.propose(page, _user(request), **form.cleaned_data)
    except NotReady as error:
        return _desk(request, page, forms={"single": form}, error=error)
    messages.success(request, _("已提议，还没有公开：等另一位发布人确认。"))
    return redirect("release:desk", page_id)


@require_POST
def answer_single(request: HttpRequest, page_id: int) -> HttpResponse:
    """The second person lets it out; or either of the two drops it."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    number = request.POST.get("proposal", "")
    proposals = SoloProposal.objects.filter(page_id=page_id)
    proposal = get_object_or_404(proposals, pk=number if number.isdecimal() else 0)
    try:
        if request.POST.get("answer") == "confirm":
            alone.confirm(proposal, _user(request))
            messages.success(request, _("已单语发布，两个人和理由都有记录。译文开始计时。"))
        else:
            alone.drop(proposal, _user(request))
            messages.success(request, _("提议没有采用，什么也没有公开。"))
    except NotReady as error:
        return _desk(request, page, error=error)
    return redirect("release:desk", page_id)


@require_POST
def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Call the pair back from everywhere."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, forms={"withdrawal": form})
    try:
        actions.withdraw(page.translation_key, _user(request), **form.said())
    except NotReady as error:
        return _desk(request, page, forms={"withdrawal": form}, error=error)
    messages.success(request, _("已撤回：网站和搜索立即生效，e站在下次联系时撤下。"))
    return redirect("release:desk", page_id)


@require_POST
def kill(request: HttpRequest, page_id: int) -> HttpResponse:
    """Call the pair back and ban its texts."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = KillForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, forms={"killing": form})
    try:
        actions.kill(page.translation_key, _user(request), **form.said())
    except NotReady as error:
        return _desk(request, page, forms={"killing": form}, error=error)
    messages.success(request, _("已撤回并永久禁用：这些文本今后不能再送审、审定或发布。"))
    return redirect("release:desk", page_id)


@require_POST
def confirm_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person lets readers see what another wrote, or does not."""
    remark = get_object_or_404(Remark, pk=pk)
    try:
        if request.POST.get("answer") == "drop":
            remarks.drop(remark, _user(request))
            messages.success(request, _("没有采用：读者不会看到，记录里有。"))
        else:
            remarks.confirm(remark, _user(request))
            messages.success(request, _("已确认，读者现在看得到。"))
    except NotReady as error:
        messages.error(request, str(error))
    return redirect("release:remarks")


@require_GET
def waiting_remarks(request: HttpRequest) -> HttpResponse:
    """Words for readers that wait for a second person."""
    if not remarks.may_confirm(_user(request)):
        raise PermissionDenied
    rows = [(remark, remarks.about(remark)) for remark in remarks.waiting_for(_user(request))]
    return render(request, "release/remarks.html", {"rows": rows})


@require_POST
def plan(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let the pair go out at a set time."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, forms={"planning": form})
    try:
        schedule.plan(page, _user(request), at=form.cleaned_data["at"])
    except NotReady as error:
        return _desk(request, page, forms={"planning": form}, error=error)
    messages.success(request, _("已定时：到时文本仍是审定的，就会发布。"))
    return redirect("release:desk", page_id)


@require_POST
def unplan(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the planned release back."""
    original, _translation = actions.pair_of(get_object_or_404(ArticlePage, pk=page_id))
    try:
        schedule.cancel(original, _user(request))
    except NotReady as error:
        return _desk(request, original, error=error)
    return redirect("release:desk", page_id)


def _desk(
    request: HttpRequest,
    page: ArticlePage,
    *,
    forms: dict[str, Any] | None = None,
    error: NotReady | None = None,
) -> HttpResponse:
    pair = board.pair(page)
    if not board.theirs(pair, _user(request)):
        raise PermissionDenied
    context = {
        "pair": pair,
        "page": page,
        "single": SingleForm(),
        "withdrawal": WithdrawForm(),
        "correction": CorrectionForm(),
        "killing": KillForm(),
        "planning": PlanForm(),
        "planned": ScheduledRelease.objects.filter(page_id=pair.original.pk).order_by("-id")[:3],
        "proposal": alone.waiting(pair.original),
        "owed": owing.by_page().get(pair.original.pk),
        "user": _user(request),
        "reasons": error.reasons if error else [],
        "may_release": actions.can_release(_user(request)),
        **(forms or {}),
    }
    return render(request, "release/desk.html", context, status=409 if error else 200)


def _user(request: HttpRequest) -> Any:
    # Signed in: these addresses are behind the admin's door.
    return request.user

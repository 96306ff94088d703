"""The screens of review: where a text stands, asking for a verdict, and giving one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import User
from content.pages.models import ArticlePage

from . import actions, assigning, desk, importing
from .checklists import CHECKLISTS
from .enums import Decision, Excuse, Finding
from .forms import opinion_from
from .judging import Case
from .models import Clearance
from .opinions import Opinion
from .own_language import in_own_language
from .readiness import gaps
from .refusals import NotEligible, Refused
from .routing import Candidate, candidates
from .sources import kind_of, source_of


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """What waits for me, and for those who look after the whole: everything that waits."""
    me = _me(request)
    oversees = assigning.may_oversee(me)
    if me.language != "zh-hans" and not oversees:
        return redirect("review:mine")
    everything = list(desk.everything(me)) if oversees else []
    context = {
        "may_import": importing.may_import_anywhere(me),
        "mine": list(desk.waiting_for(me)),
        "all": everything,
        "unanswerable": desk.without_reviewer(everything),
        "oversees": oversees,
        "summary": desk.summary([asked for asked, _draft in everything]),
    }
    return render(request, "review/board.html", context)


@require_http_methods(["GET", "POST"])
@in_own_language
def mine(request: HttpRequest) -> HttpResponse:
    """The expert's own list, for a phone. A post chooses the language of these screens."""
    if request.method == "POST":
        _choose_mail(_me(request), request.POST.get("mail", ""))
        return redirect("review:mine")
    return render(request, "review/mine.html", {"waiting": list(desk.waiting_for(_me(request)))})


@require_GET
def status(request: HttpRequest, page_id: int) -> HttpResponse:
    """Where this text stands: what is missing, who was asked, what was said."""
    return _status(request, _draft(page_id))


@require_GET
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """The draft as residents would see it, for who writes, judges or releases it."""
    draft = _draft(page_id)
    if not _may_see(draft, _me(request)):
        raise PermissionDenied
    return draft.serve_preview(request, request.GET.get("mode") or "")


@require_POST
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for a verdict on the latest draft."""
    draft = _draft(page_id)
    if not actions.may_submit(draft, _me(request)):
        raise PermissionDenied
    try:
        actions.submit(draft, _me(request), again="again" in request.POST)
    except Refused as error:
        return _status(request, draft, error=error)
    messages.success(request, _("已提交审核。审核意见会出现在“待我处理”里。"))
    return redirect("review:status", page_id)


def _choose_mail(user: User, wanted: str) -> None:
    if wanted in {"on", "off"}:
        user.wants_mail = wanted == "on"
        user.save(update_fields=["wants_mail"])


@require_http_methods(["GET", "POST"])
@in_own_language
def judge(request: HttpRequest, page_id: int) -> HttpResponse:
    """The reviewer's screen: the text as residents will see it, and what they say of it."""
    draft = _draft(page_id)
    kind = kind_of(draft)
    objections = actions.why_not(draft, _me(request), kind)
    if objections:
        return _refused(request, draft, [o.sentence for o in objections])
    if request.method == "GET":
        return _judge(request, Case(draft), kind)
    opinion = opinion_from(request.POST, kind)
    if "language" in request.POST:  # what is ticked so far stays ticked
        return _judge(request, Case(draft), kind, said=opinion)
    if opinion.decision not in Decision.values:
        return _judge(request, Case(draft), kind, said=opinion, reasons=[_("请选择一个意见。")])
    mark = request.POST.get("fingerprint", "")
    try:
        actions.give_verdict(draft, _me(request), opinion=opinion, expected_fingerprint=mark)
    except NotEligible as error:
        return _refused(request, draft, error.reasons)
    except Refused as error:
        return _judge(request, Case(_draft(page_id)), kind, said=opinion, reasons=error.reasons)
    return redirect("review:done", page_id)


@require_POST
def assign(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the request, give it to somebody, or give it back to everybody."""
    submission = Case(_draft(page_id)).submission
    if submission is None:
        raise Http404
    chosen = request.POST.get("to", "")
    try:
        if chosen == "me":
            to = _me(request)
            assigning.take(submission, to)
        else:
            to = get_object_or_404(User, pk=chosen) if chosen.isdecimal() else None
            assigning.hand_over(submission, _me(request), to=to)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("review:board")
    said = _("承接人：%(who)s") % {"who": to} if to else _("还没有人承接。")
    messages.success(request, said)
    return redirect("review:board")


@require_GET
@in_own_language
def done(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks, and what waits next."""
    verdict = _me(request).verdicts.filter(page_id=page_id).order_by("-id").first()
    if verdict is None:
        raise PermissionDenied
    waiting = list(desk.waiting_for(_me(request)))
    cleared = Clearance.objects.for_text(verdict.page, verdict.fingerprint) is not None
    context = {"verdict": verdict, "waiting": waiting, "cleared": cleared}
    return render(request, "review/done.html", context)


def _me(request: HttpRequest) -> Any:
    """The member of staff who asks: the admin lets nobody else in."""
    return request.user


def _draft(page_id: int) -> ArticlePage:
    return get_object_or_404(ArticlePage, pk=page_id).get_latest_revision_as_object()


def _status(
    request: HttpRequest, draft: ArticlePage, *, error: Refused | None = None
) -> HttpResponse:
    if not _may_see(draft, _me(request)):
        raise PermissionDenied
    may_submit = actions.may_submit(draft, _me(request))
    may_judge = not actions.why_not(draft, _me(request), kind_of(draft))
    case = Case(draft)
    context = {
        "case": case,
        "page": draft,
        "source": source_of(draft),
        "clearance": Clearance.objects.for_text(draft, case.fingerprint),
        "gaps": gaps(draft),
        "reasons": error.reasons if error else [],
        "may_submit": may_submit,
        "may_judge": may_judge,
        "candidates": _candidates(case, _me(request)),
        "may_oversee": assigning.oversees(_me(request), draft),
    }
    return render(request, "review/status.html", context, status=409 if error else 200)


def _candidates(case: Case, user: Any) -> list[Candidate]:
    """Whom the coordinator, or who holds the request, may ask."""
    asked = case.submission
    if asked is None or not (assigning.oversees(user, case.draft) or asked.taken_by_id == user.pk):
        return []
    return candidates(case.draft, asked.kind)


def _may_see(draft: ArticlePage, user: Any) -> bool:
    """Who writes it, has judged it or may, or looks after its part."""
    if actions.may_submit(draft, user) or assigning.oversees(user, draft):
        return True
    judged = user.verdicts.filter(page_id=draft.pk).exists()
    return judged or not actions.why_not(draft, user, kind_of(draft))


def _judge(
    request: HttpRequest,
    case: Case,
    kind: str,
    *,
    said: Opinion | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "case": case,
        "reading": case.reading,
        "checklist": CHECKLISTS[kind],
        "said": said,
        "reasons": reasons or [],
        "faults": [f for f in Finding if f != Finding.HOLDS],
        "excuses": list(Excuse),
    }
    return render(request, "review/judge.html", context, status=409 if reasons else 200)


def _refused(request: HttpRequest, draft: ArticlePage, reasons: list[str]) -> HttpResponse:
    context = {"page": draft, "reasons": reasons}
    return render(request, "review/refused.html", context, status=403)

"""The staff's board of readers' messages: whose, until when, and how it ended."""

from collections import Counter
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User

from . import actions
from .desk_forms import AssignForm, CloseForm
from .enums import State
from .models import Message
from .sealing import unseal

MOST = 200


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Open messages, the most pressing first; `?state=closed` shows the ended ones."""
    closed = request.GET.get("state") == State.CLOSED
    found = Message.objects.filter(state=State.CLOSED).order_by("-closed_at")
    if not closed:
        found = Message.objects.open()
    if not actions.may_handle(request.user):
        found = found.filter(pk__in=_own(request))
    context = {
        "messages_found": found.with_articles()[:MOST],
        "closed": closed,
        "today": timezone.localdate(),
        "counts": Counter(Message.objects.values_list("state", flat=True)),
    }
    return render(request, "inbox/board.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One message, and what can be done with it."""
    return _detail(request, _message(request, pk))


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to somebody, until a day."""
    message = _message(request, pk)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return _detail(request, message, assigning=form)
    try:
        actions.assign(message, _staff(request), **form.cleaned_data)
    except actions.NotAllowed as error:
        return _detail(request, message, assigning=form, error=error)
    messages.success(request, _("已分派。"))
    return redirect("inbox:detail", pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide it, with the reason readers will see."""
    message = _message(request, pk)
    form = CloseForm(request.POST, kind=message.kind)
    if not form.is_valid():
        return _detail(request, message, closing=form)
    try:
        actions.close(message, _staff(request), **form.cleaned_data)
    except actions.NotAllowed as error:
        return _detail(request, message, closing=form, error=error)
    messages.success(request, _("已办结。"))
    return redirect("inbox:detail", pk)


def _message(request: HttpRequest, pk: int) -> Message:
    message = get_object_or_404(Message.objects.with_articles(), pk=pk)
    if not actions.may_decide(message, request.user):
        raise PermissionDenied
    return message


def _own(request: HttpRequest) -> list[int]:
    mine = Q(owner=_staff(request)) | Q(experts=_staff(request))
    return list(Message.objects.filter(mine).values_list("pk", flat=True))


def _staff(request: HttpRequest) -> User:
    """The member of staff: the admin lets nobody else come here."""
    return cast(User, request.user)


def _detail(
    request: HttpRequest,
    message: Message,
    *,
    assigning: AssignForm | None = None,
    closing: CloseForm | None = None,
    error: actions.NotAllowed | None = None,
) -> HttpResponse:
    initial = {"owner": message.owner_id, "due": message.due}
    context = {
        "message": message,
        "experts": message.experts.select_related("unit"),
        "contact": unseal(message.sealed_contact),
        "assigning": assigning or AssignForm(initial=initial),
        "closing": closing or CloseForm(kind=message.kind),
        "reasons": error.reasons if error else [],
        "may_handle": actions.may_handle(request.user),
        "open": message.state != State.CLOSED,
    }
    return render(request, "inbox/detail.html", context, status=409 if error else 200)

"""The release desk: the only screen from which anything becomes public."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from content.pages.models import ArticlePage

from . import actions, board
from .forms import SingleForm, WithdrawForm
from .rules import NotReady


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every pair and where it stands."""
    return render(request, "release/board.html", {"pairs": board.pairs()})


@require_GET
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """One pair: what is missing, and the buttons."""
    return _desk(request, get_object_or_404(ArticlePage, pk=page_id))


@require_POST
def release(request: HttpRequest, page_id: int) -> HttpResponse:
    """Release both languages together."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    try:
        actions.release_pair(page, _user(request))
    except NotReady as error:
        return _desk(request, page, error=error)
    messages.success(request, _("已发布：两种语言同时公开。"))
    return redirect("release:desk", page_id)


@require_POST
def release_single(request: HttpRequest, page_id: int) -> HttpResponse:
    """Release one language alone, with a reason and a second person."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = SingleForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, single=form)
    try:
        actions.release_single(page, _user(request), **form.cleaned_data)
    except NotReady as error:
        return _desk(request, page, single=form, error=error)
    messages.success(request, _("已按例外单语发布，并记录了理由。"))
    return redirect("release:desk", page_id)


@require_POST
def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Call the pair back from everywhere."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _desk(request, page, withdrawal=form)
    try:
        actions.withdraw(page.translation_key, _user(request), reason=form.cleaned_data["reason"])
    except NotReady as error:
        return _desk(request, page, withdrawal=form, error=error)
    messages.success(request, _("已撤回：网站和搜索立即生效，e站在下次联系时撤下。"))
    return redirect("release:desk", page_id)


def _desk(
    request: HttpRequest,
    page: ArticlePage,
    *,
    single: SingleForm | None = None,
    withdrawal: WithdrawForm | None = None,
    error: NotReady | None = None,
) -> HttpResponse:
    context = {
        "pair": board.pair(page),
        "page": page,
        "single": single or SingleForm(),
        "withdrawal": withdrawal or WithdrawForm(),
        "reasons": error.reasons if error else [],
        "may_release": actions.can_release(_user(request)),
    }
    return render(request, "release/desk.html", context, status=409 if error else 200)


def _user(request: HttpRequest) -> Any:
    # Signed in: these addresses are behind the admin's door.
    return request.user

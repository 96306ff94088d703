"""Merging two terms, and taking in a file of regions: each first as a dry run, then for good."""

import csv
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.permissions import policy_registry

from accounts.parts import has_the_whole
from content.record import actions as record

from . import importing, merging
from .forms import MergeForm, RegionsForm
from .models import Region
from .tagging import TERMS

_MODELS: dict[str, Any] = {str(model._meta.model_name): model for model in TERMS.values()}


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Choose, look at what it would do, confirm."""
    model = _MODELS.get(kind)
    if model is None:
        raise Http404(kind)
    term = get_object_or_404(model, pk=pk)
    _permit(request, term)
    form = MergeForm(request.POST or request.GET or None, term=term)
    wanted = merging.plan(term, form.cleaned_data["into"]) if form.is_valid() else None
    if wanted:
        _permit(request, wanted.into)
    if request.method == "POST" and wanted and not wanted.mistakes:
        return _merged(request, wanted)
    context = {"term": term, "form": form, "plan": wanted, "back": _list_of(model)}
    return render(request, "taxonomy/merge.html", context)


@require_http_methods(["GET", "POST"])
def import_regions(request: HttpRequest) -> HttpResponse:
    """Choose a file, look at what it would do line by line, carry it out."""
    if not request.user.has_perm("taxonomy.change_region") or not has_the_whole(request.user):
        raise PermissionDenied
    form = RegionsForm(request.POST or None, request.FILES or None)
    wanted = None
    if form.is_valid():
        wanted = importing.plan(form.cleaned_data["text"].splitlines())
        if "apply" in request.POST and not wanted.mistakes:
            return _imported(request, wanted)
        form = RegionsForm(initial={"text": form.cleaned_data["text"]})
    context = {"form": form, "plan": wanted, "back": _list_of(Region)}
    return render(request, "taxonomy/import.html", context)


@require_safe
def export_regions(request: HttpRequest) -> HttpResponse:
    """The divisions as they are, in the form in which they can be taken in."""
    if not request.user.has_perm("taxonomy.change_region"):
        raise PermissionDenied
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="regions.csv"'
    csv.writer(answer).writerows(importing.present())
    return answer


def _merged(request: HttpRequest, wanted: merging.Plan) -> HttpResponse:
    try:
        merging.carry_out(wanted.term, wanted.into, request.user)
    except merging.CannotMerge as refusal:
        messages.error(request, str(refusal))
    else:
        said = {"old": wanted.term.name_zh, "new": wanted.into.name_zh}
        messages.success(request, _("“%(old)s”已并入“%(new)s”。") % said)
    return redirect(_list_of(type(wanted.term)))


def _imported(request: HttpRequest, wanted: importing.Plan) -> HttpResponse:
    count = importing.carry_out(wanted)
    detail = {"changed": count, "lines": len(wanted.rows)}
    record.append("import_regions", actor=request.user, subject="region", detail=detail)
    messages.success(request, _("已更新 %(count)d 个行政区划。") % {"count": count})
    return redirect(_list_of(Region))


def _permit(request: HttpRequest, term: Any) -> None:
    policy = policy_registry.get_by_type(type(term))
    if not policy.user_has_permission_for_instance(request.user, "change", term):
        raise PermissionDenied


def _list_of(model: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))

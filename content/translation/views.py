"""The translator's screens."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.refusals import Refused

from . import actions, helps, po
from .board import Row, rows
from .editing import Sheet
from .forms import BoardForm, PoForm
from .models import Pin

#: So much of one unit is looked at while it is written; all of it is put right and kept.
LOOKED_AT = 5000


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Where the other language of every article stands."""
    if not (actions.may_start(_me(request)) or _me(request).has_perm("release.add_release")):
        raise PermissionDenied
    form = BoardForm(request.GET)
    found: list[Row] = rows(form.cleaned_data if form.is_valid() else {}, _me(request))
    context = {"form": form, "rows": found, "may_start": actions.may_start(_me(request))}
    return render(request, "translation/board.html", context)


@require_POST
def start(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin the other language of a cleared original."""
    page = get_object_or_404(ArticlePage, pk=page_id)
    target = "mvf" if page.locale.language_code == "zh-hans" else "zh-hans"
    try:
        pair = actions.start(page, target, _me(request))
    except Refused as error:
        messages.error(request, str(error))
        return redirect("translation:board")
    return redirect("translation:edit", pair.pk)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Source and translation side by side, unit by unit."""
    pair = _pair(request, page_id)
    if request.method == "GET":
        return _sheet(request, pair)
    language = pair.locale.language_code
    texts = {
        int(name.removeprefix("unit-")): helps.mend(request.POST[name], language)
        for name in request.POST
        if name.startswith("unit-") and name.removeprefix("unit-").isdecimal()
    }
    actions.fill_segments(pair, texts, _me(request))
    if "submit" in request.POST:
        return _submit(request, pair)
    messages.success(request, _("已保存。"))
    return redirect("translation:edit", page_id)


@require_POST
def update(request: HttpRequest, page_id: int) -> HttpResponse:
    """Follow the source to its newest cleared text."""
    pair = _pair(request, page_id)
    try:
        actions.update(pair, _me(request))
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("已换成现在审定的原文；没有变的译文都还在。"))
    return redirect("translation:edit", page_id)


@require_POST
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for a verdict on the language."""
    return _submit(request, _pair(request, page_id))


@require_http_methods(["GET", "POST"])
def po_file(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: the translation as a PO file. POST: take one in."""
    pair = _pair(request, page_id)
    if request.method == "GET":
        response = HttpResponse(po.export(pair), content_type="text/x-gettext-translation")
        response["Content-Disposition"] = f'attachment; filename="{pair.slug}.po"'
        return response
    form = PoForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("请选择一个PO文件（不超过1MB，UTF-8）。"))
        return redirect("translation:edit", page_id)
    try:
        read = po.read(pair, form.cleaned_data["file"])
    except Refused as error:
        messages.error(request, str(error))
    else:
        language = pair.locale.language_code
        texts = {unit: helps.mend(text, language) for unit, text in read.items()}
        actions.fill_segments(pair, texts, _me(request))
        messages.success(request, _("已导入%(count)s处译文。") % {"count": len(texts)})
    return redirect("translation:edit", page_id)


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """What to look at in a text that has just been pasted, once it is put right."""
    text, language = request.POST.get("text", ""), request.POST.get("language", "")
    mended = helps.mend(text, language)
    source = request.POST.get("source", "")[:LOOKED_AT]
    advice = helps.advice(source, mended[:LOOKED_AT], language)
    said = [{"word": one.word, "message": one.message} for one in advice]
    done = _("已自动改好：词缀前的连接符，双元音的旧写法。") if mended != text else ""
    return JsonResponse({"text": mended, "advice": said, "done": done})


def _me(request: HttpRequest) -> Any:
    """The member of staff who asks: the admin lets nobody else in."""
    return request.user


def _pair(request: HttpRequest, page_id: int) -> ArticlePage:
    """The translation's latest draft, for who may edit it."""
    get_object_or_404(Pin, page_id=page_id)
    pair = review.latest(page_id)
    if not actions.may_translate(pair, _me(request)):
        raise PermissionDenied
    return pair


def _sheet(request: HttpRequest, pair: ArticlePage, reasons: list[str] | None = None) -> Any:
    context = {"sheet": Sheet(pair), "page": pair, "reasons": reasons or [], "po_form": PoForm()}
    return render(request, "translation/edit.html", context, status=409 if reasons else 200)


def _submit(request: HttpRequest, pair: ArticlePage) -> HttpResponse:
    try:
        actions.submit(pair, _me(request))
    except Refused as error:
        return _sheet(request, review.latest(pair.pk), error.reasons)
    messages.success(request, _("译文已提交语言审核。"))
    return redirect("review:status", pair.pk)

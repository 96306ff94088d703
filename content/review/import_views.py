"""The screen on which a partner's article is taken over."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from content.pages.models import SectionPage

from . import importing
from .import_forms import ImportForm
from .refusals import Refused


@require_http_methods(["GET", "POST"])
def take_over(request: HttpRequest) -> HttpResponse:
    """Fill in the article and its partner's review; it becomes a draft."""
    user = cast(User, request.user)
    sections = [s.pk for s in SectionPage.objects.all() if importing.may_import(s, user)]
    if not sections:
        raise PermissionDenied
    form = ImportForm(request.POST or None, sections=sections)
    if not form.is_valid():
        return _form(request, form)
    try:
        page = importing.take_over(form.parcel(), form.cleaned_data["section"], user)
    except Refused as error:
        return _form(request, form, reasons=error.reasons)
    messages.success(request, _("已引进为草稿，并登记了对方的审核。补上标签之后，提交审核。"))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _form(
    request: HttpRequest, form: ImportForm, *, reasons: list[str] | None = None
) -> HttpResponse:
    unfilled = [_("有几处还没有填好，已在下面标出；填过的都还在。")] if form.errors else []
    context = {"form": form, "reasons": reasons or unfilled}
    return render(request, "review/import.html", context, status=409 if reasons else 200)

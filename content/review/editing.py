"""What the author's form says of a review: what is missing, what to look at again, and the button.

The list is of the saved draft; the form's script asks for it again after each automatic save.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage, ReviewedPage
from content.pages.proofreading import Advice, remarks

from . import actions
from .models import Clearance, Submission
from .readiness import Gap, missing
from .refusals import Refused

#: The name of the form's button that saves and asks for a review.
ASK = "kepu-submit-for-review"


@dataclass(frozen=True)
class Standing:
    """Where the saved draft stands, as its author needs to know it."""

    #: None before the first save.
    draft: ArticlePage | None = None
    gaps: list[Gap] = field(default_factory=list)
    remarks: list[Advice] = field(default_factory=list)
    submission: Submission | None = None
    clearance: Clearance | None = None

    @property
    def may_ask(self) -> bool:
        """Whether there is something to ask for."""
        return self.submission is None and self.clearance is None


def standing(draft: ArticlePage) -> Standing:
    """Everything the form says of this draft."""
    mark = fingerprint(draft)
    return Standing(
        draft=draft,
        gaps=missing(draft),
        remarks=remarks(draft),
        submission=Submission.objects.for_text(draft, mark),
        clearance=Clearance.objects.for_text(draft, mark),
    )


@require_GET
def readiness(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list alone, of the draft as it is saved now; for who may ask for its review."""
    draft = get_object_or_404(ArticlePage, pk=page_id).get_latest_revision_as_object()
    user: Any = request.user
    if not actions.may_submit(draft, user):
        raise PermissionDenied
    context = {"standing": standing(draft), "ask": ASK}
    return render(request, "review/_readiness.html", context)


def section(request: HttpRequest, page: Any) -> SafeString | None:
    """The form's last part, for a page that is reviewed."""
    if not isinstance(page, ReviewedPage):
        return None
    draft = actions.latest(page.pk) if page.pk else None
    said = standing(draft) if draft else Standing()
    return render_to_string("review/_section.html", {"standing": said, "ask": ASK}, request)


def asked_in_the_form(request: HttpRequest, page: Any) -> HttpResponse | None:
    """After saving: ask for the review if that was the button, and say what came of it."""
    if ASK not in request.POST or not isinstance(page, ReviewedPage):
        return None
    user: Any = request.user
    try:
        actions.submit(actions.latest(page.pk), user)
    except Refused as error:
        messages.error(request, _("已保存，还不能送审：") + " ".join(error.reasons))
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.success(request, _("已提交审核。审核意见会出现在“待我处理”里。"))
    return redirect("review:status", page.pk)

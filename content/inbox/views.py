"""What readers meet: a form without an account, and what became of their message."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.release.asking import publication_at
from limits import actions as limits

from . import actions
from .enums import Kind
from .forms import MessageForm
from .models import Message

View = Callable[..., HttpResponse]
HOUR = 3600
#: Letters in an hour.
PER_ASKER = 5
FOR_ALL = 300


def from_our_own_pages(view: View) -> View:
    """Refuse a form that another site sends. There is no session that it could misuse, so no token
    is needed and the form can be cached; browsers say where a request comes from."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        origin = request.headers.get("Origin", "")
        ours = origin in ("", f"{request.scheme}://{request.get_host()}")
        if request.method == "POST" and (site not in ("same-origin", "none") or not ours):
            return HttpResponse("cross-site form\n", content_type="text/plain", status=403)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """An error in the article at this address; `?claim=b3` names the claim that is doubted."""
    language = get_language() or ""
    publication = publication_at(language, f"{section}/{slug}")
    if publication is None:
        raise Http404(slug)
    block = request.GET.get("claim", "")
    about = {
        "publication": publication,
        "block": block,
        "statement": actions.statement(publication, block),
    }
    return _form(request, Kind.ERROR, about)


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A question, perhaps with the words that a search found nothing for."""
    return _form(request, Kind.QUESTION, {"words": request.GET.get("q", "")[:200]})


@never_cache
@require_safe
def outcome(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a message, for whoever has its code."""
    message = get_object_or_404(Message, code=code.lower())
    return render(request, "inbox/public/outcome.html", {"message": message, **_reason(message)})


@never_cache
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Where a reader types the code that they noted, and is led to what became of their message."""
    typed = request.GET.get("code", "").strip()[:40]
    code = "".join(typed.lower().split())
    if code and Message.objects.filter(code=code).exists():
        return redirect(f"/{get_language()}/message/{code}/")
    return render(request, "inbox/public/find.html", {"typed": typed})


def _form(request: HttpRequest, kind: Kind, about: dict[str, Any]) -> HttpResponse:
    if request.method != "POST":
        context = {"kind": kind, "text": about.get("words", ""), **about}
        return render(request, "inbox/public/form.html", context)
    form = MessageForm(request.POST)
    problem = ""
    if form.is_valid():
        if form.is_trapped:
            return redirect(f"/{get_language()}/")
        try:
            limits.spend("letter", limits.asker(request), limit=PER_ASKER, seconds=HOUR)
            limits.spend("letter", "*", limit=FOR_ALL, seconds=HOUR)
            return _keep(kind, form, about)
        except limits.TooOften:
            problem = "often"
    return _again(request, {"kind": kind, "form": form, "problem": problem, **about})


def _keep(kind: Kind, form: MessageForm, about: dict[str, Any]) -> HttpResponse:
    language = get_language() or ""
    message = actions.receive(
        kind,
        form.cleaned_data["text"],
        language=language,
        publication=about.get("publication"),
        block=about.get("block", "") if about.get("statement") else "",
        contact=form.cleaned_data["contact"],
    )
    return redirect(f"/{language}/message/{message.code}/")


def _again(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The form with what was written still in it, and what is wrong in a sentence."""
    form = context["form"]
    context |= {"text": form.data.get("text", ""), "contact": form.data.get("contact", "")}
    status = 429 if context["problem"] else 422
    return render(request, "inbox/public/form.html", context, status=status)


def _reason(message: Message) -> dict[str, str]:
    """The reason in the reader's language; in Chinese, said to be so, where there is no other."""
    reasons = message.reasons()
    return {"reason": reasons.get(get_language() or "") or reasons.get("zh-hans", "")}

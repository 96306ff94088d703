"""What the editor's preview can show of a draft; rooms above add their own ways to look at it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail import hooks

from .drafts import draft_reading

if TYPE_CHECKING:
    from .models import ArticlePage

#: A hook of ours: called with a draft, returns further `Mode`s (the kiosk's card is the portal's).
MODES_HOOK = "kepu_preview_modes"
OWN, OTHER = "", "other"
#: The public one, of every kind of page: Wagtail would look for one named after each.
TEMPLATE = "pages/article.html"


@dataclass(frozen=True)
class Mode:
    """One way to look at a draft, under its name in the editor's list."""

    name: str
    label: str
    serve: Callable[[HttpRequest, "ArticlePage"], HttpResponse]


def modes(page: "ArticlePage") -> list[Mode]:
    """The page itself first, the other language where there is one, then what others offer."""
    own = Mode(OWN, _label(page), _page)
    pair = [Mode(OTHER, _label(found), _other)] if (found := other_language(page)) else []
    more: list[Mode] = []
    for hook in hooks.get_hooks(MODES_HOOK):
        offered: Iterable[Mode] = hook(page)
        more += offered
    return [own, *pair, *more]


def serve(request: HttpRequest, page: "ArticlePage", name: str) -> HttpResponse:
    """The draft in the mode called `name`; in the first one when there is none of that name."""
    offered = {mode.name: mode for mode in modes(page)}
    return offered.get(name, offered[OWN]).serve(request, page)


def other_language(page: "ArticlePage") -> "ArticlePage | None":
    """The newest draft in the other language, or None while nobody has begun it."""
    others = type(page)._default_manager.filter(translation_key=page.translation_key)
    found: Any = others.exclude(locale_id=page.locale_id).first()
    return found and found.get_latest_revision_as_object()


def _label(page: "ArticlePage") -> str:
    chinese = page.locale.language_code == "zh-hans"
    return _("中文页面") if chinese else _("蒙古文页面")


def _page(request: HttpRequest, page: "ArticlePage") -> HttpResponse:
    """The draft in the public template, with the language it is written in."""
    with translation.override(page.locale.language_code):
        context = {"reading": draft_reading(page)}
        return TemplateResponse(request, TEMPLATE, context).render()


def _other(request: HttpRequest, page: "ArticlePage") -> HttpResponse:
    """The other language's draft, for who may edit that one too."""
    found = other_language(page)
    if found is None or not found.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return _page(request, found)

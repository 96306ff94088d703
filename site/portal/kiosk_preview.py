"""A draft on an e-station's screen: the station's own page, script and card, with the draft in it.

Only what stands in the station's place is ours: a script that answers its page's questions from
the page itself (`static/portal/kiosk-preview.js`), and a frame of a screen's size around it.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, json_script
from django.utils.translation import gettext as _

from content.pages.drafts import pictures, renditions, term_names
from content.pages.fingerprint import canonical_content, digest, file_sha256
from content.pages.models import ArticlePage
from content.pages.previews import Mode
from push.agent.cards import fragment, page
from push.agent.words import WORDS, today
from push.documents import Article

KIOSK = "kiosk"
#: Of an item that no station has: the card's address in the station's page.
_ITEM = "preview"
_STATIC = re.compile(r"/static/([a-z-]+\.[a-z0-9]+)")


def modes(draft: ArticlePage) -> list[Mode]:
    """The card, in the language that the draft is written in."""
    return [Mode(KIOSK, _("e站屏幕"), _serve)]


def _serve(request: HttpRequest, draft: ArticlePage) -> HttpResponse:
    """The whole screen in its true size, made as small as the window; a click turns the page."""
    context = {"screen": _screen(draft), "title": draft.title}
    return render(request, "portal/admin/kiosk_preview.html", context)


def _screen(draft: ArticlePage) -> str:
    """The station's page, which finds its answers in itself."""
    data = {"state": _state(draft.locale.language_code), "card": _card(draft)}
    ours = format_html(
        '{}<script src="{}" defer></script>',
        json_script(data, "kepu-kiosk-preview"),
        static("portal/kiosk-preview.js"),
    )
    # Before the station's own script, which is to find our answers in place.
    return _addressed(page(token="", words=WORDS)).replace("<script", f"{ours}<script", 1)


def _card(draft: ArticlePage) -> str:
    """The station's template over the draft, with private pictures in place of its store's."""
    sizes = {file_sha256(one): list(_sizes(one)) for one in pictures(draft)}
    places = {one["sha256"]: one["url"] for found in sizes.values() for one in found}
    media = {sha256: {"renditions": found} for sha256, found in sizes.items()}
    html = _addressed(fragment(_article(draft, media), set(places)))
    for name, url in places.items():
        html = html.replace(f"/o/{name}", url)
    return html


def _article(draft: ArticlePage, media: dict[str, Any]) -> Article:
    content = canonical_content(draft)
    return Article(
        publication=str(UUID(int=0)),
        translation_key=str(draft.translation_key),
        language=draft.locale.language_code,
        fingerprint=digest(content),
        content=content,
        media=media,
        names=term_names(draft),
        vouched=[],
        released_at=timezone.now().isoformat(),
    )


def _sizes(picture: Any) -> Iterator[dict[str, Any]]:
    for one in renditions(picture):
        name = digest({"url": one.url})
        yield {"sha256": name, "width": one.width, "height": one.height, "url": one.url}


def _state(language: str) -> dict[str, Any]:
    """What a station says of itself, for this one."""
    frame = {
        "station": _("预览 · 未发布"),
        "today": today(timezone.now(), language),
        "notice": "",
        "updated": "",
    }
    return {
        "mode": "play",
        "items": [{"id": _ITEM, "language": language}],
        "code": None,
        "frame": dict.fromkeys(("zh-hans", "mvf"), frame),
        "language": language,
        "loop": _ITEM,
    }


def _addressed(html: str) -> str:
    """The same HTML with the station's files where the site has them."""
    return _STATIC.sub(lambda found: static(f"kiosk/{found.group(1)}"), html)

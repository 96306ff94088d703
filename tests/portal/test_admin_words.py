"""Every screen that a member of staff can open, and every form sent empty, speaks Chinese."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

from accounts.models import User
from content.review.models import Expert
from content.taxonomy.models import AudienceGroup, Livelihood, Phase, Topic
from portal.roles import ROLES
from tests import people
from tests.factories.bodies import make_attachment
from tests.factories.pages import make_article, make_picture
from tests.portal import words

pytestmark = pytest.mark.django_db

#: What nobody reads as English, and why it may stand.
ALLOWED = (
    r"[A-Z][A-Z0-9-]+",  # abbreviations and codes in capitals: CSV, PDF, CO2, ES-150724-01
    r"e站|JavaScript|Wagtail|UTF-8",  # our own name, and names of things
    r"CC BY(?:-SA)? \d\.0|CC0",  # licences
    r"[\w-]+\.(?:png|pdf|csv|org|cn)",  # file names, hosts
    r"/zh-hans/[\w/-]*",  # an address as an example
    r"code|parent|zh|mn|kind|confidence|also_under|since|until|approved|high|medium|low",
    # the columns of the file of divisions, and what may stand in them
    r"(?:csv|docx|pdf|pptx|txt|xlsx)\b",  # kinds of files
    r"sarna|batu|wang|gao|odon|li",  # the cast
)
#: What a browser always sends of a form: how many rows and blocks there are, here none.
EMPTY = {
    "new_parent_page": "1",
    **{f"{name}-count": "0" for name in ("body", "film", "graphic", "rumour", "evidence")},
    **{
        f"{name}-{what}_FORMS": "0"
        for name in ("comments", "form")
        for what in ("TOTAL", "INITIAL")
    },
}
#: Screens that nobody is led to: the workflows are off (ADR 0010), the report is hidden; and what
#: only a program asks for.
CLOSED = re.compile(
    r"workflow|page-types-usage|failwhale|test404|logout|sprite|jsi18n|\^\.\*|multiple"
)
#: Screens that look the same to whoever may open them: one visit is enough.
THE_SAME = re.compile(r"/admin/(snippets|choose|images|documents|reports|taxonomy|pages/\d+/\w)")
ROLE_NAMES = ["author", "translator", "science_expert", "publisher", "admin"]


def test_what_counts_as_english() -> None:
    html = '<p title="Copy">保存</p><script>var x = "Quiet";</script><i lang="mn-Mong-CN">abc</i>'
    data = json.dumps({"label": "Split block", "icon": "cut icon", "help": "<b>Not yet</b>"})
    html += f"<div data-props='{data}'>CSV 文件</div>"

    assert _english(words.read(html)) == {"Copy", "Split block", "Not yet"}


def test_the_programs_of_the_admin_have_their_words() -> None:
    with translation.override("zh-hans"):
        catalogue = JavaScriptCatalog(packages=["wagtail.admin"])
        catalogue.translation = translation.trans_real.DjangoTranslation(
            "zh-hans", domain="djangojs", localedirs=catalogue.get_paths(["wagtail.admin"])
        )
        said = catalogue.get_catalog()

    assert said["Split block"] == "从这里分成两块"
    assert said["A network error occurred."] == "网络出错。"


def test_every_screen_is_in_chinese(pair: Any, station: Any) -> None:
    things = _things(pair, station)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for role in ROLE_NAMES:
        client = Client(raise_request_exception=False)
        client.force_login(_person(role))
        known = {url for url in seen if THE_SAME.match(url)}
        addresses = [url for url in _addresses(things) if url not in known]
        opened = {url for url in addresses if _look(client.get(url), url, found)}
        for url in sorted(opened - seen):
            _send_empty(client, url, found)
        seen |= opened

    assert len(seen) > 150
    assert not found, "\n".join(f"{text!r} on {url}" for text, url in found.items())


def _send_empty(client: Client, url: str, found: dict[str, str]) -> None:
    """Look at what the form says to nothing at all, and leave everything as it was."""
    with transaction.atomic():
        _look(client.post(url, EMPTY), url, found)
        transaction.set_rollback(True)


def _person(role: str) -> User:
    name = ROLES[role].name
    person = User.objects.create_user(f"u_{role}", unit=people.unit("city"), display_name=name)
    person.groups.set(Group.objects.filter(name=name))
    if role == "science_expert":
        Expert.objects.create(user=person)
    return person


def _things(pair: Any, station: Any) -> dict[str, Any]:
    """One of everything that an address can name."""
    author = people.author()
    draft = make_article(author=author, slug="draft")
    draft.save_revision(user=author)
    picture, attachment = make_picture(), make_attachment("a.pdf", b"%PDF-1.4 x")
    revisions = list(draft.revisions.order_by("pk").values_list("pk", flat=True))
    page = {"page_id", "page_to_move_id"}
    section = {"parent_page_id", "destination_id"}
    return {
        **dict.fromkeys(page, draft.pk),
        **dict.fromkeys(section, draft.get_parent().pk),
        "revision_id": revisions[0],
        "revision_id_a": revisions[0],
        "revision_id_b": revisions[-1],
        "image_id": picture.pk,
        "document_id": attachment.pk,
        "station_id": station.pk,
        "user_id": people.science_expert().pk,
        "year": 2026,
        "content_type_app_name": "pages",
        "app_label": "pages",
        "kind": "region",
        "action": "delete",
    }


def _addresses(things: dict[str, Any]) -> Iterator[str]:
    """Every address of the admin, with each kind of page in those that name one."""
    for pattern in dict.fromkeys(_patterns(get_resolver().url_patterns)):
        if not pattern.startswith("admin/") or CLOSED.search(pattern):
            continue
        models = ["articlepage", "videopage", "graphicpage", "rebuttalpage"]
        for model in models if "/pages/add/" in pattern else models[:1]:
            yield "/" + _filled(pattern, {**things, **_model(model)}).replace("^", "")


def _model(name: str) -> dict[str, str]:
    return {"content_type_model_name": name, "model_name": name}


def _patterns(patterns: list[Any], before: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


def _filled(pattern: str, things: dict[str, Any]) -> str:
    def value(match: re.Match[str]) -> str:
        return str(things.get(match[1] or match[2]) or _row(pattern))

    pattern = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)|<(?:\w+:)?(\w+)>", value, pattern)
    return pattern.replace("\\", "").rstrip("$")


def _row(pattern: str) -> Any:
    """A row that this address can name by its key: keys need not begin with 1."""
    for model in apps.get_models():
        place = f"/{model._meta.app_label}/{model._meta.model_name}/"
        if place in pattern or (model is User and "/users/" in pattern):
            row = model._default_manager.order_by("pk").first()
            return row.pk if row else 1
    return 1


def _look(response: Any, url: str, found: dict[str, str]) -> bool:
    """Note the English of this answer; True for a screen that opened."""
    kind = response.get("Content-Type", "")
    assert response.status_code != 500, url
    if response.status_code in {301, 302, 404, 405} or response.streaming:
        return False
    text = response.content.decode()
    pieces = words.read(text) if "html" in kind else words.of_json(text) if "json" in kind else []
    for one in _english(list(pieces)):
        found.setdefault(one, f"{url} ({response.status_code})")
    return response.status_code == 200 and "html" in kind


def _english(pieces: list[str]) -> set[str]:
    codes = [code for model in (AudienceGroup, Livelihood, Phase, Topic) for code in _codes(model)]
    return words.english(
        pieces, re.compile("|".join([*ALLOWED, r"u_[a-z_]+", rf"\b(?:{'|'.join(codes)})\b"]))
    )


def _codes(model: Any) -> list[str]:
    return list(model.objects.values_list("code", flat=True))

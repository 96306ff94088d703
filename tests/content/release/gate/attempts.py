"""Somebody at a side door: who, through which browser, towards which page, and what came of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import APIToken
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from content.pages.models import ArticlePage, SectionPage
from content.release.rules import NotReady, NotReleased
from tests.factories.pages import make_section

from .scene import UNSEEN, UNSEEN_TEXT, Scene, person

#: How a door that is no web address may be shut.
REFUSALS = (NotReleased, NotReady, PermissionDenied, IntegrityError)
_CLIENTS: dict[str, Client] = {}


@dataclass
class Attempt:
    """`role` tries to make what stands in `page`'s draft public."""

    scene: Scene
    role: str
    page: ArticlePage
    answers: list[Any] = field(default_factory=list)

    @cached_property
    def user(self) -> User:
        return person(self.role)

    @property
    def section(self) -> SectionPage:
        """Where the page stands."""
        return SectionPage.objects.get(pk=self.page.get_parent().pk)

    @property
    def elsewhere(self) -> SectionPage:
        """Another shelf of the same language, as another region's would be."""
        return make_section("food", self.page.locale.language_code)

    def post(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """The answer to a form sent to the admin."""
        client = _CLIENTS.setdefault(self.role, Client())
        client.force_login(self.user)
        self.answers.append(client.post(f"/admin/{path}", data or {}, **kwargs))
        return self.answers[-1]

    def call(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        """The answer of the API that we never mount, to a token with all the user's rights."""
        _, token = APIToken.create_token(user=self.user, name="side door")
        ask = getattr(_CLIENTS.setdefault("api", Client()), method)
        headers = {"authorization": f"Bearer {token}"}
        answer = ask(f"/api/v3/{path}", data or {}, "application/json", headers=headers)
        self.answers.append(answer)
        return answer

    def form(self, **changes: Any) -> dict[str, Any]:
        """The editor's form as the draft fills it."""
        draft = self.page.get_latest_revision_as_object()
        plain = ("title", "slug", "summary", "cover_alt", "cover_caption", "adapted_from")
        choices = ("level", "licence", "origin")
        data = {name: getattr(draft, name) for name in (*plain, *choices)}
        data |= {"cover": draft.cover_id or "", "origin_unit": draft.origin_unit_id}
        data |= {name: [t.pk for t in getattr(draft, name).all()] for name in ArticlePage.FACETS}
        body = streamfield([("text", _paragraph(UNSEEN_TEXT)), ("heading", UNSEEN)])
        leads = {name: streamfield([]) for name in draft.LEADS}
        nested = nested_form_data({**leads, "body": body, "comments": inline_formset([])})
        return {**data, **nested, **changes}


@dataclass(frozen=True)
class Outcome:
    """What a door answered: the refusal that was raised, or the last answer over the web."""

    refusal: Exception | None
    answers: tuple[Any, ...]


Door = Callable[[Attempt], Any]


def attempt(door: Door, scene: Scene, role: str, page: ArticlePage) -> Outcome:
    """Try one door, to the end of the transaction; a refusal undoes what it did."""
    trial = Attempt(scene, role, ArticlePage.objects.get(pk=page.pk).specific)
    # What waits for the commit would be lost in a test's transaction; in the house it is not.
    try:
        with transaction.atomic(), mock.patch("django.db.transaction.on_commit", _at_once):
            door(trial)
    except REFUSALS as refusal:
        return Outcome(refusal, tuple(trial.answers))
    return Outcome(None, tuple(trial.answers))


def _at_once(work: Callable[[], Any], *_args: Any, **_kwargs: Any) -> None:
    work()


def _paragraph(text: str) -> str:
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": text}
    ranges: dict[str, Any] = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [{**block, **ranges}], "entityMap": {}})

"""Everybody at work on two articles at once: the acts of the house, and who was seen to do them.

It keeps its own account of who had a hand in what and who vouched for which text, so that the
house's account can be held against another.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from content.pages.fingerprint import canonical_content, digest, fingerprint
from content.pages.models import ArticlePage
from content.release import actions as release
from content.release import alone
from content.release.rules import NotReady, NotReleased
from content.review import actions as review
from content.review.enums import Decision, Kind
from content.review.refusals import Refused
from content.translation import actions as translation
from content.translation.models import Pin
from tests import people

from .attempts import Door, attempt
from .scene import Scene, person

REFUSED = (Refused, NotReady, NotReleased, PermissionDenied, IntegrityError, ValidationError)
#: By which approvals a text of this scene (health: two experts) counts as vouched for.
ENOUGH = {"zh-hans": {"wang", "gao"}, "mvf": {"odon"}}
Text = tuple[int, str]


class Company:
    """The people of the scene, their acts, and our own account of them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.acts = self.releases = 0
        self.hands: dict[Any, set[User]] = defaultdict(set)
        self.approvals: dict[Text, set[str]] = defaultdict(set)
        self.said: dict[Text, dict[str, Any]] = {}
        self._words = count(1)
        for publication in scene.pair.values():
            text = publication.page_id, publication.fingerprint
            self.approvals[text] = set(ENOUGH[publication.language])
            self.said[text] = publication.content
        for page in scene.pages:
            self.hands[page.translation_key] |= {people.author(), people.translator()}

    # --- what people do --------------------------------------------------------------------------

    def edit(self, page: ArticlePage, who: User, *, over: bool = False) -> None:
        """A new text with a word of its own; `over` writes it over the draft, as autosave does."""
        draft = review.latest(page.pk)
        draft.title = f"一篇文章 {self.new_word()}"
        draft.summary = f"写着 {draft.title}"
        revision = draft.get_latest_revision() if over else None
        if self._do(lambda: draft.save_revision(user=who, overwrite_revision=revision)):
            self.hands[page.translation_key].add(who)

    def submit(self, page: ArticlePage, who: User) -> None:
        self._do(lambda: review.submit(page, who))

    def judge(self, page: ArticlePage, who: User, decision: str = Decision.APPROVE) -> None:
        """Say it of the latest draft; an approval that is taken is held against our account."""
        draft = review.latest(page.pk)
        kind = Kind.LANGUAGE if Pin.objects.filter(page_id=page.pk).exists() else Kind.SCIENCE
        opinion = review.Opinion(
            kind=kind,
            decision=decision,
            checklist=dict.fromkeys(review.CHECKLISTS[kind], True),
            comment="说明",
            findings=review.all_hold(draft),
        )
        text, content = (draft.pk, fingerprint(draft)), canonical_content(draft)
        taken = self._do(
            lambda: review.give_verdict(draft, who, opinion=opinion, expected_fingerprint=text[1])
        )
        if taken and decision == Decision.APPROVE:
            hands = self.hands[page.translation_key]
            assert who not in hands, "approved their own work"
            assert who.unit_id not in {hand.unit_id for hand in hands}, "approved a colleague's"
            self.approvals[text].add(who.username)
            self.said[text] = content

    def translate(self, page: ArticlePage, who: User) -> None:
        """Begin the pair, or bring it up to date, and translate every unit anew."""
        _, pair = release.pair_of(page)
        begun = self._do(
            lambda: translation.update(pair, who) if pair else translation.start(page, "mvf", who)
        )
        if begun:
            self.hands[page.translation_key].add(who)
            self._do(lambda: self._fill(begun, who))

    def release(self, page: ArticlePage, who: User) -> None:
        self.releases += bool(self._do(lambda: release.release_pair(page, who)))

    def release_alone(self, page: ArticlePage, who: User, second: User) -> None:
        due = timezone.localdate() + alone.USUAL
        proposal = self._do(
            lambda: alone.propose(page, who, reason="防汛紧急", translation_due=due)
        ) or alone.waiting(page)
        if proposal:
            self._do(lambda: alone.confirm(proposal, second))

    def withdraw(self, page: ArticlePage, who: User) -> None:
        key = page.translation_key
        self._do(lambda: release.withdraw(key, who, reason="写错了"))

    def try_door(self, door: Door, role: str, page: ArticlePage) -> None:
        self.hands[page.translation_key].add(person(role))
        self._do(lambda: attempt(door, self.scene, role, page))

    def carry_through(self, page: ArticlePage) -> None:
        """The straight way, each by who should; on the way nothing need hold."""
        self.edit(page, people.author())
        self.submit(page, people.author())
        self.judge(page, people.science_expert())
        self.judge(page, people.second_expert())
        self.translate(page, people.translator())
        _, pair = release.pair_of(page)
        if pair is not None:
            self.submit(pair, people.translator())
            self.judge(pair, people.language_expert())
        self.release(page, people.publisher())

    # --- what we know ----------------------------------------------------------------------------

    def vouched(self, page_id: int, content: dict[str, Any]) -> bool:
        """Whether enough people were seen to approve exactly this text of this page."""
        return ENOUGH[content["language"]] <= self.approvals[page_id, digest(content)]

    def new_word(self) -> str:
        """A word that stands in one text only."""
        return f"word{next(self._words)}x"

    def _fill(self, pair: ArticlePage, who: User) -> ArticlePage:
        word = self.new_word()
        texts = {unit.pk: f"ᠲᠡᠬᠰᠲ {word}" for unit in translation.units(pair)}
        return translation.fill_segments(pair, texts, who)

    def _do(self, act: Callable[[], Any]) -> Any:
        """What the act gave, or None when it was refused; then nothing of it is left."""
        self.acts += 1
        try:
            with transaction.atomic():
                return act()
        except REFUSED:
            return None

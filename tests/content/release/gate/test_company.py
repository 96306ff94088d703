"""A thousand acts in no order: what is public was always vouched for, and the log is whole."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from content.pages.models import ArticlePage
from content.record.models import Record
from content.record.verifying import verify
from content.release.models import Publication
from content.release.surfaces import registered
from content.review.enums import Decision
from tests import people

from .company import Company
from .doors import DOORS
from .scene import ROLES, UNSEEN, Scene
from .visitor import stranger

pytestmark = pytest.mark.gate

EXAMPLES, STEPS = 22, 28  # and several acts in a step that carries a text through
WORD = re.compile(rb"word\d+x|" + UNSEEN.encode())
#: The cast; an expert now and then writes, and anybody tries what is not theirs to do.
WRITERS = st.sampled_from([people.author, people.translator, people.publisher,
                           people.superuser, people.second_expert])  # fmt: skip
EXPERTS = [people.science_expert, people.second_expert, people.language_expert]
ANYBODY = st.sampled_from([*EXPERTS, people.author, people.publisher, people.superuser,
                           people.stranger])  # fmt: skip
WHICH, SIDE = st.integers(0, 1), st.booleans()


@contextmanager
def day() -> Iterator[None]:
    """After which rows and released objects are as they were before."""
    with TemporaryDirectory(prefix="day-") as folder:
        store = copytree(settings.OBJECT_ROOT, f"{folder}/objects")
        with override_settings(OBJECT_ROOT=store), transaction.atomic():
            yield
            transaction.set_rollback(True)


class Work(RuleBasedStateMachine):
    """A day on which everybody does something."""

    scene: Scene
    totals: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.day = ExitStack()
        self.day.enter_context(day())
        self.company = Company(self.scene)

    def page(self, which: int, pair: bool = False) -> Any:
        """One of the two articles, or its other language where it has one."""
        page = ArticlePage.objects.get(pk=self.scene.pages[which].pk)
        return (page.get_translations().first() or page).specific if pair else page

    @rule(which=WHICH, pair=SIDE, who=WRITERS, over=st.booleans())
    def edit(self, which: int, pair: bool, who: Any, over: bool) -> None:
        self.company.edit(self.page(which, pair), who(), over=over)

    @rule(which=WHICH, pair=SIDE, who=ANYBODY)
    def submit(self, which: int, pair: bool, who: Any) -> None:
        self.company.submit(self.page(which, pair), who())

    @rule(which=WHICH, pair=SIDE, who=ANYBODY, decision=st.sampled_from(Decision.values))
    def judge(self, which: int, pair: bool, who: Any, decision: str) -> None:
        self.company.judge(self.page(which, pair), who(), decision)

    @rule(which=WHICH, who=WRITERS)
    def translate(self, which: int, who: Any) -> None:
        self.company.translate(self.page(which), who())

    @rule(which=WHICH, who=ANYBODY)
    def release(self, which: int, who: Any) -> None:
        self.company.release(self.page(which), who())

    @rule(which=WHICH, who=ANYBODY, second=ANYBODY)
    def release_alone(self, which: int, who: Any, second: Any) -> None:
        self.company.release_alone(self.page(which), who(), second())

    @rule(which=WHICH, who=ANYBODY)
    def withdraw(self, which: int, who: Any) -> None:
        self.company.withdraw(self.page(which), who())

    @rule(which=WHICH)
    def carry_through(self, which: int) -> None:
        self.company.carry_through(self.page(which))

    @rule(which=WHICH, pair=SIDE, door=st.sampled_from(DOORS), role=st.sampled_from(ROLES))
    def side_door(self, which: int, pair: bool, door: Any, role: str) -> None:
        self.company.try_door(door, role, self.page(which, pair))

    @invariant()
    def what_is_public_was_vouched_for(self) -> None:
        for publication in Publication.objects.current():
            assert self.company.vouched(publication.page_id, publication.content)

    def teardown(self) -> None:
        try:
            self.totals["acts"] += self.company.acts
            self.totals["releases"] += self.company.releases
            assert_nothing_unreviewed_is_visible(self.company)
            assert verify().intact
            assert Record.objects.filter(act="release").count() >= self.company.releases
        finally:
            self.day.close()


def assert_nothing_unreviewed_is_visible(company: Company) -> None:
    """Every word that a stranger meets anywhere stands in a current text that was vouched for."""
    current = Publication.objects.current()
    told = "".join(
        str(p.content) for p in current if company.vouched(p.page_id, p.content)
    ).encode()
    for surface in registered():
        met = {word for piece in surface.probe(stranger, UNSEEN) for word in WORD.findall(piece)}
        if surface.name in {"object", "station object"}:
            # Addressed by their bytes: what was public once may be kept by whoever has its digest.
            told += str([said for text, said in company.said.items()
                         if company.vouched(text[0], said)]).encode()  # fmt: skip
        assert met <= set(WORD.findall(told)), surface.name


def test_a_thousand_acts_in_no_order(scene: Scene) -> None:
    totals = {"acts": 0, "releases": 0}
    run_state_machine_as_test(
        type("Day", (Work,), {"scene": scene, "totals": totals}),
        settings=hypothesis_settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert totals["acts"] >= 1000
    assert totals["releases"] >= 10  # or there would have been little to see

"""A partner's article: taken over as a draft, with the partner's review, and no way round ours."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from content.pages.fingerprint import canonical_content, fingerprint
from content.pages.models import ArticlePage
from content.record.models import Record
from content.release import actions as release
from content.review import actions, importing, routes
from content.review.enums import Kind, Risk
from content.review.importing import Parcel
from content.review.models import PartnerReview, Submission, Verdict
from content.review.refusals import NotImportable
from content.taxonomy.models import Topic
from portal.roles import ensure_roles
from tests import people
from tests.factories.pages import make_article, make_section
from tests.factories.release import make_released_pair, release_alone

pytestmark = pytest.mark.django_db

PARCEL = Parcel(
    title="湿地为什么重要",
    summary="湿地像海绵。",
    text="# 海绵\n\n湿地能蓄水。\n旱时再放出来。\n\n也是鸟的家。",
    source="自然博物馆",
    source_url="https://museum.example/wetland",
    institution="自然博物馆学术委员会",
    reviewer="赵研究员",
    reviewed_on=date(2026, 5, 1),
    evidence_url="https://museum.example/wetland/review",
    licence="CC-BY-4.0",
)


def taken_over(parcel: Parcel = PARCEL, topic: str = "ecology") -> ArticlePage:
    return importing.take_over(parcel, make_section(topic), writer())


def writer() -> User:
    """Sarna, in the group of authors."""
    make_section()
    ensure_roles()
    people.author().groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=people.author().pk)


def saved(page: ArticlePage, **fields: Any) -> ArticlePage:
    """The draft, changed by its author."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=people.author())
    return actions.latest(page.pk)


def expert_of(unit: str, topic: str) -> Any:
    expert = people.science_expert().expert  # type: ignore[attr-defined]
    expert.disciplines.add(Topic.objects.get(code=topic))
    assert expert.user.unit.code == unit
    return expert.user


def approve(page: ArticlePage, reviewer: Any) -> Verdict:
    opinion = actions.Opinion(
        kind=Kind.SCIENCE,
        decision="approve",
        checklist=dict.fromkeys(actions.CHECKLISTS[Kind.SCIENCE], True),
        findings=actions.all_hold(page),
    )
    return actions.give_verdict(
        page, reviewer, opinion=opinion, expected_fingerprint=fingerprint(page)
    )


def test_it_is_a_draft_of_who_took_it_over_with_the_partners_words_and_review() -> None:
    page = taken_over()
    assert (page.live, page.owner, page.origin) == (False, people.author(), "partner")
    assert (page.body[0].block_type, str(page.body[0].value)) == ("heading", "海绵")
    assert "湿地能蓄水。<br/>旱时再放出来。" in page.body[1].value.source
    review = PartnerReview.objects.get(page_id=page.pk)
    assert (review.reviewer, review.institution) == ("赵研究员", "自然博物馆学术委员会")
    assert Record.objects.filter(act="import", subject=f"page/{page.pk}").exists()


def test_one_local_expert_beside_the_partners_review_clears_it() -> None:
    page = taken_over()
    asked = actions.submit(page, people.author())
    assert (asked.risk, asked.experts_needed) == (Risk.PARTNER, 1)
    approve(page, expert_of("hospital", "ecology"))
    assert release.side(page).cleared


def test_tags_may_be_added_but_with_a_changed_word_it_is_no_longer_the_partners() -> None:
    page = taken_over()
    page.topics.add(Topic.objects.get(code="ecology"))
    page = saved(page)
    assert actions.submit(page, people.author()).risk == Risk.PARTNER
    page = saved(page, summary="湿地像海绵，能蓄水。")
    assert actions.submit(page, people.author()).risk == Risk.ROUTINE


@pytest.mark.parametrize("topic", ["health", "husbandry", "food", "disaster"])
def test_what_can_harm_still_needs_two_experts(topic: str) -> None:
    asked = actions.submit(taken_over(topic=topic), people.author())
    assert asked.risk != Risk.PARTNER
    assert asked.experts_needed == 2


def test_so_does_a_text_about_pesticides_whatever_its_shelf() -> None:
    asked = actions.submit(taken_over(replace(PARCEL, summary="农药怎样用。")), people.author())
    assert (asked.risk, asked.experts_needed) == (Risk.AGROCHEMICAL, 2)


def test_the_partners_own_people_do_not_vouch_for_it_again() -> None:
    page = taken_over(replace(PARCEL, source_unit=people.unit("hospital")))
    actions.submit(page, people.author())
    reviewer = expert_of("hospital", "ecology")
    assert "same_unit" in {o.code for o in actions.why_not(page, reviewer, Kind.SCIENCE)}
    with pytest.raises(IntegrityError, match="vouches"), transaction.atomic():
        Verdict.objects.create(
            page_id=page.pk, fingerprint=fingerprint(page), kind=Kind.SCIENCE,
            decision="approve", reviewer=reviewer, at=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"institution": " "},
        {"reviewer": ""},
        {"evidence_url": ""},
        {"source_url": ""},
        {"reviewed_on": date(2099, 1, 1)},
    ],
)
def test_without_the_partners_review_nothing_is_written(fields: dict[str, Any]) -> None:
    with pytest.raises(NotImportable):
        taken_over(replace(PARCEL, **fields))
    assert not ArticlePage.objects.exists()


def test_who_may_not_write_here_may_not_import() -> None:
    with pytest.raises(NotImportable, match="没有在这个栏目写文章的权限"):
        importing.take_over(PARCEL, make_section(), people.stranger())


def test_killed_words_are_refused_under_any_address_and_tags() -> None:
    page = taken_over()
    actions.submit(page, people.author())
    approve(page, expert_of("hospital", "ecology"))
    release_alone(page)
    release.kill(page.translation_key, people.publisher(), reason="伤人")
    with pytest.raises(NotImportable, match="永久禁用"):
        taken_over(topic="science")
    assert ArticlePage.objects.count() == 1


def test_the_database_refuses_a_partners_route_without_a_partner() -> None:
    page = make_article(author=people.author(), topic="ecology", topics=[])
    with pytest.raises(IntegrityError, match="no partner"), transaction.atomic():
        forged(page, risk=Risk.PARTNER)


def test_the_database_refuses_one_expert_for_what_needs_two() -> None:
    page = make_article(author=people.author())
    with pytest.raises(IntegrityError, match="two experts"), transaction.atomic():
        forged(page, risk=Risk.ROUTINE)


def test_the_database_refuses_a_request_that_shows_another_text() -> None:
    page = make_article(author=people.author(), topic="ecology", topics=[])
    with pytest.raises(IntegrityError, match="text it says"), transaction.atomic():
        forged(page, content=canonical_content(page) | {"title": "别的"})


def test_what_the_partner_vouched_for_is_not_rewritten() -> None:
    taken_over()
    with pytest.raises(IntegrityError, match="as it was recorded"), transaction.atomic():
        PartnerReview.objects.update(text="0" * 64)


def test_the_database_sees_the_same_danger_as_the_rules() -> None:
    page = make_article(author=people.author(), topic="ecology", topics=[])
    words = [word for found in routes.TELLTALES.values() for word in found]
    for word in [*words, "草", "百分比"]:
        draft = saved(page, summary=f"说说{word}。")
        dangerous = routes.risk_of(canonical_content(draft), []) != Risk.ROUTINE
        try:
            with transaction.atomic():
                forged(draft)
            refused = False
        except IntegrityError:
            refused = True
        assert refused == dangerous, (word, connection.vendor)
        Submission.objects.update(state="replaced")


def test_the_screen_takes_it_over_and_says_what_is_missing(client: Client) -> None:
    section = make_section("ecology")
    client.force_login(writer())
    names = [n for n in Parcel.__dataclass_fields__ if n != "source_unit"]
    data = {name: str(getattr(PARCEL, name)) for name in names} | {"section": section.pk}
    url = reverse("review:import")
    unsaid = client.post(url, data | {"reviewer": ""})
    assert unsaid.context["form"].errors.keys() == {"reviewer"}
    assert PARCEL.summary in unsaid.content.decode()
    assert not ArticlePage.objects.exists()
    answer = client.post(url, data)
    page = ArticlePage.objects.get()
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    status = client.get(reverse("review:status", args=[page.pk])).content.decode()
    assert "赵研究员" in status
    assert "改动过" not in status


def test_the_units_own_are_offered(client: Client) -> None:
    client.force_login(writer())
    assert Unit.objects.first().name_zh in client.get(reverse("review:import")).content.decode()  # type: ignore[union-attr]


def test_experts_without_a_shelf_do_not_see_it(client: Client) -> None:
    make_released_pair()
    client.force_login(people.science_expert())
    assert client.get(reverse("review:import")).status_code in {302, 403}
    assert reverse("review:import") not in client.get(reverse("review:board")).content.decode()


def forged(page: ArticlePage, **fields: Any) -> Submission:
    """A request written past every rule in Python."""
    values = {
        "page_id": page.pk,
        "fingerprint": fingerprint(page),
        "kind": Kind.SCIENCE,
        "asked_by": people.author(),
        "asked_at": timezone.now(),
        "content": canonical_content(page),
        **fields,
    }
    return Submission.objects.create(**values)

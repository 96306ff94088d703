"""Boards, chart and remarks by part: a banner meets its own, experts vouch anywhere."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from content.pages.models import ArticlePage
from content.release import remarks
from content.release.coverage import coverage
from content.release.rules import NotReady
from content.review import actions as review
from content.review import assigning, desk
from content.review.refusals import NotEligible
from content.translation import actions as translation
from content.translation.board import rows
from content.translation.refusals import NotTranslatable
from portal.todo import todo_for
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_pair, make_translation

pytestmark = pytest.mark.django_db


def of(code: str, *codenames: str) -> User:
    """Somebody of a banner's association, below the city's, with these rights."""
    unit = Unit.objects.filter(code=code).first()
    unit = unit or people.unit("city").add_child(code=code, name_zh=code)
    user, _made = User.objects.get_or_create(username=f"{code}-{len(codenames)}", unit=unit)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "add_page", *codenames])
    )
    return User.objects.get(pk=user.pk)


def originals(user: User) -> list[str]:
    return [row.original.title for row in rows({}, user)]


def article(code: str, **fields: Any) -> ArticlePage:
    return make_article(author=of(code), slug=f"of-{code}", title=f"出自{code}", **fields)


def test_the_translation_board_of_a_banner_and_of_the_centre() -> None:
    for code in ("evenki", "arun"):
        article(code)

    assert originals(of("evenki", "add_pin", "change_pin")) == ["出自evenki"]
    assert sorted(originals(people.translator())) == ["出自arun", "出自evenki"]


def test_a_banner_does_not_begin_or_edit_the_translation_of_another() -> None:
    other, translator = article("arun"), of("evenki", "add_pin", "change_pin")
    make_clearance(other)
    with pytest.raises(NotTranslatable, match="不在您单位的范围内"):
        translation.start(other, "mvf", translator)

    pair = make_translation(other)
    assert not translation.may_translate(pair, translator)
    assert translation.may_translate(pair, people.translator())


def test_the_first_page_of_a_banners_publisher_names_only_its_own() -> None:
    other = article("arun")
    pair = make_translation(other)
    make_clearance(other)
    make_clearance(pair, kind="language", source=other)

    assert todo_for(of("evenki", "add_release")) == []
    assert [todo.what for todo in todo_for(of("arun", "add_release"))] == ["可以发布"]


def test_the_chart_counts_the_part_of_who_looks() -> None:
    make_released_pair()

    def counted(user: User) -> int:
        _groups, found = coverage(user)
        return sum(cell.zh + cell.mn for row in found for cell in row.cells)

    assert counted(people.publisher()) > 0
    assert counted(of("evenki", "add_release")) == 0


def test_a_coordinator_of_a_banner_looks_after_the_banners_requests() -> None:
    own, other = article("evenki"), article("arun")
    asked = [review.submit(page, page.owner) for page in (own, other)]
    coordinator = of("evenki", "add_release", "change_submission")

    assert [draft.title for _asked, draft in desk.everything(coordinator)] == ["出自evenki"]
    assert len(list(desk.everything(people.publisher()))) == 2
    with pytest.raises(NotEligible):
        assigning.hand_over(asked[1], coordinator, to=None)
    client = Client()
    client.force_login(coordinator)
    assert client.get(reverse("review:status", args=[other.pk])).status_code in {302, 403}
    assert client.get(reverse("review:status", args=[own.pk])).status_code == 200


def test_a_remark_is_confirmed_in_its_part_or_by_an_expert() -> None:
    text = article("arun")
    remark = remarks.write("release/9", of("arun"), zh="剂量写错了。", about=text.translation_key)
    assert remark is not None
    stranger, own = of("evenki", "add_release"), of("arun", "add_release")

    assert remarks.waiting_for(stranger) == []
    with pytest.raises(NotReady, match="不在您单位的范围内"):
        remarks.confirm(remark, stranger)
    for reader in (own, people.publisher(), people.science_expert()):
        assert remarks.waiting_for(reader) == [remark]
    remarks.confirm(remark, own)
    assert remarks.shown("release/9")["zh-hans"] == "剂量写错了。"


def test_a_letter_about_no_text_is_the_citys_or_an_experts() -> None:
    remark = remarks.write("message/K7", people.author(), zh="谢谢来信。")

    assert remarks.waiting_for(of("evenki", "add_release")) == []
    assert remarks.waiting_for(people.publisher()) == [remark]
    assert remarks.waiting_for(people.science_expert()) == [remark]

"""Authors find every picture that may be used, with its terms and until when they hold."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content.media.library import end_of
from content.media.models import Picture
from portal.roles import ensure_roles
from tests import people
from tests.factories.pages import make_picture, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    make_site()
    ensure_roles()
    user = people.author()
    user.groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=user.pk)


def look(user: Any, query: str = "") -> str:
    client = Client()
    client.force_login(user)
    return client.get(f"/admin/images/{query}").content.decode()


def ending(days: int, title: str) -> Picture:
    picture = make_picture(title=title)
    picture.licence_until = timezone.localdate() + timedelta(days=days)
    picture.save()
    return picture


def test_pictures_of_others_are_there_to_use_and_not_to_change(author: User) -> None:
    own, other = make_picture(title="自己的"), make_picture(title="别人的")
    Picture.objects.filter(pk=own.pk).update(uploaded_by_user=author)
    html = look(author)
    assert "自己的" in html
    assert "别人的" in html
    assert f"/admin/images/{own.pk}/" in html
    assert f"/admin/images/{other.pk}/" not in html


def test_terms_and_their_end_are_said_and_can_be_asked_for(author: User) -> None:
    ending(-1, "过期的"), ending(10, "快到期的"), make_picture(title="一直能用的")
    html = look(author)
    assert "已到期" in html
    assert "没有期限" in html
    over = look(author, "?until=over")
    assert "过期的" in over
    assert "快到期的" not in over
    assert "一直能用的" in look(author, "?until=unlimited")
    assert "快到期的" in look(author, "?until=soon")


def test_the_last_day_still_counts() -> None:
    today = timezone.localdate()
    assert end_of(today, today)["tone"] == "is-soon"
    assert end_of(today - timedelta(days=1), today)["tone"] == "is-late"

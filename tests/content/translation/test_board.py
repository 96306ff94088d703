"""The board of translations narrows by place, topic and age."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from content.pages.models import ArticlePage
from content.taxonomy.models import Region, Topic
from tests import people
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> ArticlePage:
    """Written nine days ago, not translated; about 人畜共患病, for 鄂温克."""
    page = make_article(author=people.author())
    page.topics = [Topic.objects.get(code="zoonoses")]
    page.regions = [Region.objects.get(code="150724")]
    page.save()
    page.save_revision()
    waits = timezone.now() - timedelta(days=9)
    ArticlePage.objects.filter(pk=page.pk).update(latest_revision_created_at=waits)
    return page


def shown(source: ArticlePage, **asked: Any) -> bool:
    client = Client()
    client.force_login(people.translator())
    return source.title in client.get("/admin/translation/", asked).content.decode()


@pytest.mark.parametrize(
    ("topic", "there"), [("zoonoses", True), ("health", True), ("food", False)]
)
def test_a_topic_means_what_stands_below_it(source: ArticlePage, topic: str, there: bool) -> None:
    assert shown(source, topic=topic) is there


@pytest.mark.parametrize(("code", "there"), [("150724", True), ("150700", True), ("150721", False)])
def test_a_region_means_what_stands_below_it(source: ArticlePage, code: str, there: bool) -> None:
    assert shown(source, region=code) is there


@pytest.mark.parametrize(("days", "there"), [(7, True), (30, False)])
def test_what_has_waited_long_is_found(source: ArticlePage, days: int, there: bool) -> None:
    assert shown(source, older_than=days) is there

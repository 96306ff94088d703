"""An editor looks over everything written: where it stands, for whom, and tags many at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.release.coverage import coverage
from content.release.statuses import Status, with_status
from content.review import actions as review
from content.taxonomy.models import AudienceGroup, Phase, Region, Topic
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_pair, make_released_single

pytestmark = pytest.mark.django_db


def status(page: Any) -> str:
    return with_status(ArticlePage.objects.filter(pk=page.pk)).values_list("kepu_status")[0][0]


def admin_client() -> Client:
    client = Client()
    client.force_login(people.superuser())
    return client


def test_a_new_text_is_a_draft_then_waits_for_review_then_for_translation() -> None:
    page = make_article(author=people.author())
    assert status(page) == Status.DRAFT
    review.submit(page, people.author())
    assert status(page) == Status.IN_REVIEW


def test_a_cleared_original_waits_for_its_translation() -> None:
    page = make_article(author=people.author())
    make_clearance(page)
    assert status(page) == Status.TO_TRANSLATE


def test_what_is_public_says_so_until_its_review_by_date_has_passed() -> None:
    publication = make_released_pair()["zh-hans"]
    assert status(ArticlePage.objects.get(pk=publication.page_id)) == Status.PUBLIC


def test_the_list_says_the_status_and_can_be_narrowed_by_it() -> None:
    make_article(author=people.author(), title="还没写完")
    make_released_single(title="已经公开")
    client = admin_client()
    whole = client.get(reverse("kepu_contents:index")).content.decode()
    drafts = client.get(reverse("kepu_contents:index"), {"kepu_status": "draft"}).content.decode()
    assert "还没写完" in whole
    assert "已发布" in whole
    assert "还没写完" in drafts
    assert "已经公开" not in drafts


def listed(**asked: Any) -> set[str]:
    page = admin_client().get(reverse("kepu_contents:index"), asked)
    return {one.title for one in page.context["object_list"]}


def test_the_list_is_narrowed_by_phase_group_region_and_topic_with_what_stands_below_it() -> None:
    author = people.author()
    make_article(author=author, slug="a1", title="接羔", topics=["zoonoses"], regions=["150724"])
    page = make_article(
        author=author, slug="a2", title="上网", groups=["youth"], regions=["150725"]
    )
    lambing, health = Phase.objects.get(code="lambing"), Topic.objects.get(code="health")
    page.seasons.set([lambing])
    page.save_revision(user=author)
    assert listed(seasons=lambing.pk) == {"上网"}
    assert listed(groups=AudienceGroup.objects.get(code="youth").pk) == {"上网"}
    assert listed(regions=Region.objects.get(code="150724").pk) == {"接羔"}
    assert listed(regions=Region.objects.get(code="150700").pk) == {"接羔", "上网"}
    assert "接羔" in listed(topics=health.pk)


def test_the_chart_leads_to_exactly_what_it_counted_also_when_a_new_draft_is_judged() -> None:
    public = make_released_pair()["zh-hans"]
    draft = review.latest(public.page_id)
    draft.summary = "改过的摘要。"
    draft.save_revision(user=people.author())
    review.submit(draft, people.author())
    assert status(draft) == Status.IN_REVIEW
    _groups, rows = coverage(people.superuser())
    for row in rows:
        for cell in filter(lambda cell: cell.shade, row.cells):
            page = admin_client().get(cell.url)
            assert len(page.context["object_list"]) == cell.zh + cell.mn


def test_the_chart_counts_what_is_public_by_topic_group_and_language() -> None:
    make_released_pair()
    groups, rows = coverage(people.superuser())
    health = next(row for row in rows if row.topic.code == "health")
    herders = [group.code for group in groups].index("farmers_herders")
    assert (health.cells[herders].zh, health.cells[herders].mn) == (1, 1)
    page = admin_client().get(reverse("release:coverage")).content.decode()
    assert "还没有" in page


def test_tags_are_added_to_many_articles_as_drafts_and_nothing_is_taken_away() -> None:
    pages = [make_article(author=people.author(), slug=slug) for slug in ("a1", "a2")]
    before = [fingerprint(page.get_latest_revision_as_object()) for page in pages]
    topic = Topic.objects.get(code="food")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "kepu_tag"])
    query = "&".join(f"id={page.pk}" for page in pages)
    answer = admin_client().post(f"{url}?next=/admin/&{query}", {"topics": [topic.pk]})
    assert answer.status_code == 302
    for page, mark in zip(pages, before, strict=True):
        draft = review.latest(page.pk)
        assert "food" in {term.code for term in draft.topics.all()}
        assert {term.code for term in page.topics.all()} <= {t.code for t in draft.topics.all()}
        assert fingerprint(draft) != mark


def test_what_has_passed_its_date_is_said_to_be_expired(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = make_released_single()
    page = ArticlePage.objects.get(pk=publication.page_id)
    assert publication.review_by is not None
    later = publication.review_by + timedelta(days=1)
    monkeypatch.setattr("content.release.statuses.timezone.localdate", lambda: later)
    assert status(page) == Status.EXPIRED

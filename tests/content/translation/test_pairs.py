"""An article gets its pair, in either direction, and follows its source."""

from datetime import UTC, datetime
from typing import Any

import pytest

from content.pages.fingerprint import canonical_content, fingerprint
from content.pages.models import ArticlePage
from content.release import actions as release
from content.release.rules import NotReady
from content.review import actions as review
from content.review.enums import Kind
from content.review.models import Clearance, Contribution
from content.review.refusals import NotSubmittable, StaleTranslation
from content.translation import actions as translation
from content.translation.models import Pin
from content.translation.refusals import NotTranslatable
from tests import people
from tests.factories.pages import BODY, make_article, make_picture
from tests.factories.release import make_clearance, make_released_pair

pytestmark = pytest.mark.django_db

TEXTS = {
    "接羔季节防布病": "ᠲᠥᠯ ᠲᠣᠰᠬᠤ ᠦᠶ\u180eᠡ",
    "接羔时怎样保护自己。": "ᠥᠪᠡᠷ\u202fᠢᠶᠡᠨ ᠬᠠᠮᠠᠭᠠᠯᠠᠬᠤ",
    "接羔时要<b>戴手套</b>。": "<b>ᠪᠡᠭᠡᠯᠡᠢ</b> ᠡᠮᠦᠰᠬᠦ",
    "怎样预防": "ᠬᠡᠷᠬᠢᠨ",
    "布病主要由病畜传给人。": "ᠡᠪᠡᠳᠴᠢᠨ",
    "《布鲁氏菌病诊疗方案》": "《ᠲᠥᠰᠥᠯ》",
    "牧民": "ᠮᠠᠯᠴᠢᠳ",
    "戴手套和口罩。": "ᠪᠡᠭᠡᠯᠡᠢ & ᠠᠮᠠᠪᠴᠢ",
    "不要徒手处理流产物。": "ᠭᠠᠷ",
    "危险": "ᠠᠶᠤᠯᠲᠠᠢ",
    "不喝生奶。": "ᠰᠦ",
}


@pytest.fixture
def source() -> ArticlePage:
    page = make_article(author=people.author())
    make_clearance(page)
    return page


def begin(source: ArticlePage) -> ArticlePage:
    return translation.start(source, "mvf", people.translator())


def change(page: ArticlePage, **fields: Any) -> ArticlePage:
    draft = review.latest(page.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=people.author())
    return draft


def approve(page: ArticlePage, kind: Kind = Kind.LANGUAGE) -> None:
    science = [people.science_expert(), people.second_expert()]
    for reviewer in [people.language_expert()] if kind == Kind.LANGUAGE else science:
        draft = review.latest(page.pk)
        opinion = review.Opinion(
            kind=kind,
            decision="approve",
            checklist=dict.fromkeys(review.CHECKLISTS[kind], True),
            findings=review.all_hold(draft),
        )
        review.give_verdict(
            draft, reviewer, opinion=opinion, expected_fingerprint=fingerprint(draft)
        )


def test_a_pair_is_a_draft_pinned_to_the_cleared_text(source: ArticlePage) -> None:
    pair = begin(source)
    pin = Pin.objects.get(page_id=pair.pk)
    assert not ArticlePage.objects.get(pk=pair.pk).live
    assert pin.source_fingerprint == fingerprint(review.latest(source.pk))
    assert (pair.slug, pair.owner) == (source.slug, people.translator())
    assert pair.get_parent().specific.locale.language_code == "mvf"


def test_the_translated_text_is_the_sources_in_the_other_language(source: ArticlePage) -> None:
    pair = translation.fill(begin(source), TEXTS, people.translator())
    content = canonical_content(pair)
    assert content["title"] == TEXTS["接羔季节防布病"]
    assert content["body"][0]["value"] == "<p><b>ᠪᠡᠭᠡᠯᠡᠢ</b> ᠡᠮᠦᠰᠬᠦ</p>"
    assert content["body"][2]["value"]["do"] == "ᠪᠡᠭᠡᠯᠡᠢ & ᠠᠮᠠᠪᠴᠢ"
    assert content["body"][2]["value"]["grade"] == "A"
    assert content["regions"] == ["150724"]
    assert content["slug"] == source.slug
    assert not any(s.target == "" for s in translation.units(pair))


def test_a_pair_is_urgent_as_long_and_for_the_same_phases_as_its_source() -> None:
    until = datetime(2027, 3, 20, 4, tzinfo=UTC)
    page = make_article(author=people.author(), seasons=["lambing"], urgent_until=until)
    make_clearance(page)
    content = canonical_content(translation.fill(begin(page), TEXTS, people.translator()))
    assert content["seasons"] == ["lambing"]
    assert content["urgent_until"] == "2027-03-20T04:00:00Z"


def test_an_article_can_start_in_mongolian() -> None:
    page = make_article(
        author=people.author(),
        language="mvf",
        title="ᠭᠠᠷᠴᠠᠭ",
        cover=make_picture(),
        cover_alt="ᠵᠢᠷᠤᠭ",
    )
    make_clearance(page)
    pair = translation.start(page, "zh-hans", people.translator())
    pair = translation.fill(pair, {"ᠭᠠᠷᠴᠠᠭ": "题目", "ᠵᠢᠷᠤᠭ": "图"}, people.translator())
    assert (pair.title, pair.cover_alt, pair.cover_id) == ("题目", "图", page.cover_id)


def test_an_uncleared_text_is_not_translated() -> None:
    page = make_article(author=people.author())
    with pytest.raises(NotTranslatable, match="审定"):
        begin(page)


def test_a_source_edited_after_its_clearance_is_not_translated(source: ArticlePage) -> None:
    change(source, title="改过")
    with pytest.raises(NotTranslatable, match="审定"):
        begin(source)


def test_there_is_one_pair_and_no_translation_of_a_translation(source: ArticlePage) -> None:
    pair = begin(source)
    with pytest.raises(NotTranslatable):
        begin(source)
    with pytest.raises(NotTranslatable):
        translation.start(pair, "zh-hans", people.translator())


def test_an_unfinished_translation_is_not_submitted(source: ArticlePage) -> None:
    pair = translation.fill(begin(source), {"危险": "ᠠᠶᠤᠯᠲᠠᠢ"}, people.translator())
    with pytest.raises(NotSubmittable, match="10处没有译完"):
        translation.submit(pair, people.translator())


def test_only_who_may_edit_it_fills_it(source: ArticlePage) -> None:
    pair = begin(source)
    with pytest.raises(NotTranslatable):
        translation.fill(pair, TEXTS, people.stranger())


def test_who_translates_is_a_contributor_to_both(source: ArticlePage) -> None:
    pair = translation.fill(begin(source), TEXTS, people.translator())
    assert Contribution.objects.filter(page_id=pair.pk, user=people.translator()).exists()
    objections = review.why_not(review.latest(source.pk), people.translator(), Kind.SCIENCE)
    assert objections


def test_a_finished_pair_is_judged_and_released_together(source: ArticlePage) -> None:
    pair = translation.fill(begin(source), TEXTS, people.translator())
    translation.submit(pair, people.translator())
    approve(pair)
    clearance = Clearance.objects.get(page_id=pair.pk)
    assert clearance.source_fingerprint == fingerprint(review.latest(source.pk))
    assert release.release_pair(source, people.publisher()).publications.count() == 2


def test_a_changed_source_stops_the_pair_until_it_is_brought_up_to_date(
    source: ArticlePage,
) -> None:
    pair = translation.fill(begin(source), TEXTS, people.translator())
    translation.submit(pair, people.translator())
    change(source, summary="接羔时保护自己的三件事。")
    with pytest.raises(StaleTranslation):
        approve(pair)
    with pytest.raises(NotTranslatable):
        translation.update(pair, people.translator())

    review.submit(source, people.author())
    approve(source, Kind.SCIENCE)
    pair = translation.update(pair, people.translator())
    (stale,) = [s for s in translation.units(pair) if not s.target]
    assert stale.source == "接羔时保护自己的三件事。"
    texts = {stale.pk: "ᠭᠤᠷᠪᠠᠨ"}
    pair = translation.fill_segments(pair, texts, people.translator())
    translation.submit(pair, people.translator())
    approve(pair)
    release.release_pair(source, people.publisher())


def test_an_old_language_approval_does_not_carry_a_new_source(source: ArticlePage) -> None:
    pair = translation.fill(begin(source), TEXTS, people.translator())
    translation.submit(pair, people.translator())
    approve(pair)
    change(source, body=[*BODY, ("heading", "再加一节")])
    review.submit(source, people.author())
    approve(source, Kind.SCIENCE)
    with pytest.raises(NotReady, match="译文不是根据"):
        release.release_pair(source, people.publisher())


def test_working_on_a_released_pair_touches_no_live_row() -> None:
    publications = make_released_pair()
    zh, mn = publications["zh-hans"], publications["mvf"]
    before = ArticlePage.objects.filter(pk__in=[zh.page_id, mn.page_id]).values_list("pk", "title")
    before = sorted(before)
    pair = translation.update(review.latest(mn.page_id), people.translator())
    translation.fill(pair, TEXTS, people.translator())
    after = ArticlePage.objects.filter(pk__in=[zh.page_id, mn.page_id]).values_list("pk", "title")
    assert sorted(after) == before

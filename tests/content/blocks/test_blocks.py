"""Every kind of block goes the whole way: form, fingerprint, page, translation, station."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation as language
from wagtail.blocks import StructBlockValidationError

from content.blocks.body import BodyBlock
from content.media import objects
from content.pages.drafts import draft_reading
from content.pages.fingerprint import canonical_content, fingerprint
from content.pages.models import ArticlePage
from content.release.reading import publication_reading
from content.translation import actions as translation
from push.documents.article import check_content
from tests import people
from tests.factories.bodies import make_attachment, make_body
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_single

HAN = re.compile(r"[\u4e00-\u9fff]")
KEPT = {"source", "file"}
KINDS = sorted(BodyBlock().child_blocks)


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"


@pytest.fixture
def page(db: None) -> ArticlePage:
    return make_article(author=people.author(), body=make_body())


def draft(page: ArticlePage) -> ArticlePage:
    return page.get_latest_revision_as_object()


def test_the_factory_has_every_kind(page: ArticlePage) -> None:
    assert sorted({block["type"] for block in canonical_content(page)["body"]}) == KINDS


def test_a_station_understands_every_kind(page: ArticlePage) -> None:
    check_content(canonical_content(draft(page)))


@pytest.mark.parametrize("code", ["zh-hans", "mvf"])
def test_every_kind_is_shown_in_both_scripts(page: ArticlePage, code: str) -> None:
    blocks = draft_reading(draft(page)).blocks
    with language.override(code):
        shown = "".join(
            render_to_string(block.template, {"value": block.value, "id": block.id})
            for block in blocks
        )
    for words in ("抬人", "1.8", "煮多久？", "成年羊", "窗关着", "大家好。", "检查表"):
        assert words in shown


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_looked_at_before_it_is_chosen(kind: str) -> None:
    block = BodyBlock().child_blocks[kind]
    assert block.is_previewable
    value = block.get_preview_value()
    context = {"bound_block": block.bind(value), "block_def": block}
    assert "<main" in render_to_string(block.get_preview_template(value), context)


def test_the_fingerprint_does_not_change_by_saving(page: ArticlePage) -> None:
    assert fingerprint(page) == fingerprint(draft(page))


def test_another_file_is_another_text(page: ArticlePage) -> None:
    before = fingerprint(draft(page))
    file = make_attachment("b.pdf", b"%PDF-1.4 other")
    page.body[-1].value["file"] = file
    assert fingerprint(page) != before


def test_every_text_of_every_kind_can_be_translated(page: ArticlePage) -> None:
    make_clearance(page)
    pair = translation.start(page, "mvf", people.translator())
    texts = {unit.source: "ᠮᠣᠩᠭᠣᠯ" for unit in translation.units(pair)}
    assert {"先开窗。", "干草", "煮多久？", "成年羊", "窗关着", "请看。", "可打印"} <= set(texts)
    filled = canonical_content(translation.fill(pair, texts, people.translator()))
    blocks = {block["type"]: block["value"] for block in filled["body"]}
    assert blocks["steps"]["steps"][1]["title"] == "ᠮᠣᠩᠭᠣᠯ"
    assert blocks["table"]["rows"][1] == ["ᠮᠣᠩᠭᠣᠯ", "ᠮᠣᠩᠭᠣᠯ"]
    assert blocks["video"]["file"]["sha256"]


def test_files_become_public_with_the_release_and_not_before(page: ArticlePage) -> None:
    digest = canonical_content(draft(page))["body"][-1]["value"]["file"]["sha256"]
    with pytest.raises(objects.NoSuchObject):
        objects.open_object(digest)
    publication = make_released_single(body=make_body(), slug="files")
    file = publication_reading(publication).blocks[-1].value["file"]
    assert file.url == f"/o/{digest}"
    assert objects.mime(digest) == "application/pdf"


@pytest.mark.django_db
def test_a_file_of_another_kind_is_refused() -> None:
    block = BodyBlock().child_blocks["audio"].child_blocks["file"]
    with pytest.raises(ValidationError, match=r"\.mp3"):
        block.clean(make_attachment("a.exe"))


def test_a_table_with_a_short_row_names_it() -> None:
    block = BodyBlock().child_blocks["table"]
    value = block.to_python({"caption": "饲草", "rows": [["羊", "草"], ["羊", "草", "水"]]})
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    assert "第 2 行有 3 格" in str(caught.value.block_errors["rows"])


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_a_translated_block_keeps_no_word_of_the_original(kind: str) -> None:
    body = [block for block in make_body() if block[0] == kind]
    page = make_article(author=people.author(), body=body)
    make_clearance(page)
    pair = translation.start(page, "mvf", people.translator())
    texts = {unit.source: "ᠮᠣᠩᠭᠣᠯ" for unit in translation.units(pair)}
    filled = canonical_content(translation.fill(pair, texts, people.translator()))
    values = [block["value"] for block in filled["body"] if block["type"] == kind]
    assert values
    assert "ᠮᠣᠩᠭᠣᠯ" in str(values)
    for value in values:
        assert not HAN.search(str(_words_of_its_own(value))), value


def _words_of_its_own(value: Any) -> Any:
    """The value without what is not the block's to translate: publications and files' records."""
    if isinstance(value, dict):
        return {key: _words_of_its_own(one) for key, one in value.items() if key not in KEPT}
    if isinstance(value, list):
        return [_words_of_its_own(one) for one in value]
    return value

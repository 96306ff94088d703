"""A translator works at the screen; wagtail-localize's own screens are not there."""

from typing import Any

import pytest
from django.test import Client

from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.models import Submission
from content.translation import actions as translation
from content.translation.models import Pin
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance

from .test_pairs import TEXTS, change

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> ArticlePage:
    page = make_article(author=people.author())
    make_clearance(page)
    return page


@pytest.fixture
def pair(source: ArticlePage) -> ArticlePage:
    return translation.start(source, "mvf", people.translator())


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_translator_begins_fills_and_submits_by_clicking(source: ArticlePage) -> None:
    client = at(people.translator())
    assert "开始翻译" in client.get("/admin/translation/").content.decode()
    client.post(f"/admin/translation/{source.pk}/start/")
    pair = review.latest(Pin.objects.get().page_id)
    fields = {f"unit-{u.pk}": TEXTS[u.source] for u in translation.units(pair)}
    client.post(f"/admin/translation/{pair.pk}/", {**fields, "submit": "1"})
    assert Submission.objects.open().get().page_id == pair.pk


def test_an_unfinished_one_says_what_is_missing_and_keeps_the_rest(pair: ArticlePage) -> None:
    first = translation.units(pair)[0]
    post = {f"unit-{first.pk}": "ᠭᠠᠷᠴᠠᠭ", "submit": "1"}
    response = at(people.translator()).post(f"/admin/translation/{pair.pk}/", post)
    html = response.content.decode()
    assert response.status_code == 409
    assert "还有10处没有译完" in html
    assert "ᠭᠠᠷᠴᠠᠭ" in html


def test_agreed_words_and_wrong_numbers_are_said(pair: ArticlePage) -> None:
    first = translation.units(pair)[0]
    translation.fill_segments(pair, {first.pk: "ᠭᠠᠷᠴᠠᠭ 7"}, people.translator())
    html = at(people.translator()).get(f"/admin/translation/{pair.pk}/").content.decode()
    assert "“7”" in html
    assert "请核对数字和剂量" in html


def test_a_plain_space_before_a_suffix_is_mended_on_saving(pair: ArticlePage) -> None:
    first = translation.units(pair)[0]
    text = "ᠮᠣᠩᠭᠣᠯ ᠤᠨ"
    at(people.translator()).post(f"/admin/translation/{pair.pk}/", {f"unit-{first.pk}": text})
    assert translation.units(pair)[0].target == "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"


def test_what_is_pasted_is_put_right_and_said_whatever_its_length(pair: ArticlePage) -> None:
    text = "ᠲᠥᠯ " * 2000 + "ᠮᠣᠩᠭᠣᠯ ᠤᠨ"
    sent = {"text": text, "source": "接羔", "language": "mvf"}
    said = at(people.translator()).post("/admin/translation/check/", sent).json()
    assert said["text"] == "ᠲᠥᠯ " * 2000 + "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"
    assert "已自动改好" in said["done"]


def test_only_the_changed_place_is_to_be_done_again_with_its_old_words(
    source: ArticlePage, pair: ArticlePage
) -> None:
    translation.fill(pair, TEXTS, people.translator())
    body = source.body.get_prep_value()
    body[2]["value"]["do"] = "戴两层手套和口罩。"
    change(source, body=source.body.stream_block.to_python(body))
    client = at(people.translator())
    assert "原文已改" in client.get("/admin/translation/").content.decode()
    make_clearance(source)
    client.post(f"/admin/translation/{pair.pk}/update/")
    html = client.get(f"/admin/translation/{pair.pk}/").content.decode()
    assert "还有 1 处没有译" in html
    assert "有论断改动过" in html
    assert TEXTS["戴手套和口罩。"].replace("&", "&amp;") in html


def test_a_po_file_goes_out_and_comes_back(pair: ArticlePage) -> None:
    client = at(people.translator())
    text = client.get(f"/admin/translation/{pair.pk}/po/").content.decode()
    done = text.replace('msgid "危险"\nmsgstr ""', 'msgid "危险"\nmsgstr "ᠠᠶᠤᠯᠲᠠᠢ"')
    assert done != text
    client.post(f"/admin/translation/{pair.pk}/po/", {"file": _file(done)})
    assert [u.target for u in translation.units(pair) if u.source == "危险"] == ["ᠠᠶᠤᠯᠲᠠᠢ"]
    wrong = done.replace(f"X-Kepu-Page: {pair.pk}", "X-Kepu-Page: 0")
    response = client.post(f"/admin/translation/{pair.pk}/po/", {"file": _file(wrong)}, follow=True)
    assert "不是从这篇译文导出的" in response.content.decode()


def test_a_po_file_is_put_right_as_what_is_typed(pair: ArticlePage) -> None:
    client = at(people.translator())
    text = client.get(f"/admin/translation/{pair.pk}/po/").content.decode()
    done = text.replace('msgid "危险"\nmsgstr ""', 'msgid "危险"\nmsgstr "ᠮᠣᠩᠭᠣᠯ ᠤᠨ"')
    client.post(f"/admin/translation/{pair.pk}/po/", {"file": _file(done)})
    found = [unit.target for unit in translation.units(pair) if unit.source == "危险"]
    assert found == ["ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"]


def _file(text: str) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.po", text.encode())


@pytest.mark.parametrize("address", ["", "update/", "submit/", "po/"])
def test_a_stranger_is_kept_out(pair: ArticlePage, address: str) -> None:
    client = at(people.stranger())
    ask = client.post if address in {"update/", "submit/"} else client.get
    response = ask(f"/admin/translation/{pair.pk}/{address}", follow=True)
    assert TEXTS["危险"] not in response.content.decode()
    assert "接羔季节防布病" not in response.content.decode()


def test_a_translation_is_not_edited_in_the_page_editor(pair: ArticlePage) -> None:
    response = at(people.superuser()).get(f"/admin/pages/{pair.pk}/edit/")
    assert response.status_code == 302
    assert response["Location"] == f"/admin/translation/{pair.pk}/"


@pytest.mark.parametrize(
    "address",
    [
        "submit/page/{page}/",
        "update/1/",
        "translate/1/strings/1/edit/",
        "translate/1/pofile/upload/",
        "translate/1/machine_translate/",
        "page/{page}/convert_to_alias/",
        "reports/translations/",
    ],
)
def test_the_side_doors_of_wagtail_localize_are_not_there(pair: ArticlePage, address: str) -> None:
    client = at(people.superuser())
    path = f"/admin/localize/{address.format(page=pair.pk)}"
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_no_screen_offers_them(source: ArticlePage) -> None:
    client = at(people.superuser())
    for address in ("/admin/", f"/admin/pages/{source.pk}/edit/", "/admin/pages/"):
        assert "/admin/localize/" not in client.get(address).content.decode()

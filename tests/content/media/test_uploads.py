"""What an author uploads is whole and what its name says; what is refused is told in a sentence."""

from io import BytesIO
from pathlib import PurePath

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from content.blocks.media import MIMES
from content.media.models import Attachment, Picture
from portal.roles import ensure_roles
from tests import people
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
WHOLE = {
    "a.webm": b"\x1a\x45\xdf\xa3 film",
    "a.mp4": b"\0\0\0\x18ftypmp42",
    "a.m4a": b"\0\0\0\x18ftypM4A ",
    "a.mp3": b"ID3 sound",
    "a.ogg": b"OggS sound",
    "a.vtt": "\ufeffWEBVTT\n\n00:00.000 --> 00:02.000\n戴手套".encode(),
    "a.pdf": b"%PDF-1.4",
    "a.docx": b"PK\x03\x04",
    "A.XLSX": b"PK\x03\x04",
}
ODD = [
    ("a.mp4", b"MZ a program", "内容不是 .mp4 文件"),
    ("a.pdf", b"", "空文件"),
    ("a.vtt", b"hello", "WEBVTT"),
    ("a.vtt", "WEBVTT\n\n戴手套".encode("gbk"), "UTF-8"),
    ("a.html", b"<script>", "不能上传“html”文件"),
]


@pytest.fixture
def author() -> Client:
    make_site()
    ensure_roles()
    user = people.author()
    user.groups.add(Group.objects.get(name="作者"))
    client = Client()
    client.force_login(user)
    return client


def sent(client: Client, to: str, name: str, data: bytes) -> str:
    """What the form answers; "" when it took the file."""
    fields = {"title": "甲", "file": SimpleUploadedFile(name, data), "licence": "own"}
    answer = client.post(f"/admin/{to}/add/", {**fields, "collection": 1})
    return "" if answer.status_code == 302 else answer.content.decode()


def test_everything_that_a_text_may_carry_may_be_uploaded() -> None:
    assert {end.removeprefix(".") for end in MIMES} <= set(settings.WAGTAILDOCS_EXTENSIONS)
    assert {PurePath(name).suffix.lower() for name in WHOLE} == set(MIMES)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_its_kind_is_taken(author: Client, name: str) -> None:
    assert sent(author, "documents", name, WHOLE[name]) == ""
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(("name", "data", "says"), ODD)
def test_another_is_refused_with_one_reason(
    author: Client, name: str, data: bytes, says: str
) -> None:
    html = sent(author, "documents", name, data)
    assert says in html
    assert html.count('class="error-message"') == 1
    assert not Attachment.objects.exists()


def test_a_picture_that_was_cut_off_is_refused_in_a_sentence(author: Client) -> None:
    whole = BytesIO()
    Image.effect_noise((300, 200), 50).save(whole, "PNG")
    assert "图片不完整" in sent(author, "images", "a.png", whole.getvalue()[:900])
    assert not Picture.objects.exists()

"""What search engines and message apps are told of an article."""

import json
import re
from typing import Any

from django.test import Client

from portal.described import _person
from tests.factories.release import make_released_pair


def _data(html: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data: dict[str, Any] = json.loads(text)["@graph"][0]
    return data


def test_who_vouched_whose_text_and_in_which_language(client: Client, pair: Any) -> None:
    html = client.get("/mvf/health/brucellosis/").content.decode()
    article = _data(html)

    assert article["@type"] == ["Article", "WebPage"]
    assert article["inLanguage"] == "mn-Mong-CN"
    assert [p["name"] for p in article["reviewedBy"]] == ["gao", "wang", "odon"]
    assert article["sameAs"] == "http://testserver/zh-hans/health/brucellosis/"
    assert article["license"].startswith("https://creativecommons.org/")
    assert article["citation"] == ["《ᠡᠮᠴᠢᠯᠡᠬᠦ ᠲᠥᠰᠥᠯ》"]
    assert '<meta property="og:image" content="http://testserver/o/' in html
    assert '<meta property="og:locale" content="mn_Mong_CN">' in html


def test_a_title_cannot_break_out_of_the_data(client: Client, pair: Any) -> None:
    title = "</script><script>alert(1)</script>"
    make_released_pair("tricky", title=title)
    html = client.get("/zh-hans/health/tricky/").content.decode()

    assert "<script>alert" not in html
    assert _data(html)["headline"] == title


def test_who_vouched_without_a_name_is_told_as_their_unit() -> None:
    assert _person({"name": "", "unit": "旗医院"}) == {"@type": "Organization", "name": "旗医院"}

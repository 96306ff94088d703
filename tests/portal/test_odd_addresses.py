"""Whatever stands in an address, the answer is a page or a plain refusal, never a fault of ours."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db

ODD = ("%00", "a%00b", "%ED%A0%80", "9" * 5000, "..%2f..%2fetc")
PLACES = (
    "/{}", "/o/{}", "/qr/mine/mvf/{}.svg", "/q/{}", "/api/v1/articles?language={}",
    "/api/v1/articles?region={}", "/api/v1/articles/zh-hans/health/{}",
    "/api/v1/publications/{}", "/zh-hans/search/?q={}", "/zh-hans/search/?q=水&regions={}",
    "/zh-hans/search/suggest/?q={}", "/mvf/ask/?q={}", "/mvf/mine/{}/", "/mvf/mine/?region={}",
    "/mvf/feed.rss?topic={}", "/mvf/stations/{}/", "/mvf/region/{}/", "/mvf/health/{}/",
    "/station/v1/enrolments/{}",
)  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_no_address_is_a_fault(client: Client, odd: str) -> None:
    make_released_pair()
    client.raise_request_exception = False
    answers: dict[str, Any] = {place: client.get(place.format(odd)) for place in PLACES}
    assert [place for place, answer in answers.items() if answer.status_code >= 500] == []

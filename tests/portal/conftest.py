"""A small public site, and an anonymous reader."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.factories.pages import make_picture
from tests.factories.release import make_released_pair, make_released_single
from tests.factories.stations import make_station


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    """Objects and uploads of one test stay in that test."""
    settings.OBJECT_ROOT = tmp_path / "objects"
    settings.MEDIA_ROOT = tmp_path / "uploads"
    cache.clear()  # Wagtail remembers renditions by the picture's id, which tests use again


@pytest.fixture
def pair(db: None) -> dict[str, Any]:
    """One article released in both languages, with a picture."""
    return make_released_pair(
        cover=make_picture(), cover_alt="草原", cover_caption="春天", is_sample=True
    )


@pytest.fixture
def alone(db: None) -> Any:
    """One article that is public in Chinese only."""
    return make_released_single()


@pytest.fixture
def station(pair: dict[str, Any]) -> Any:
    """One village's screen, with everything a resident may want to know of it."""
    return make_station(
        where_zh="一楼大厅",
        where_mn="ᠨᠢᠭᠡᠳᠦᠭᠡᠷ ᠳᠠᠪᠬᠤᠷᠭ\u180eᠠ",
        hours="08:00-20:00",
        telephone="0470-0000101",
        show_telephone=True,
        agreed_by="站上的座机",
        agreed_on=date(2026, 11, 3),
    )


@pytest.fixture
def public_addresses(pair: dict[str, Any], station: Any) -> list[str]:
    """Every kind of page a reader can meet, in both languages; 404 among them."""
    paths = [
        "",
        "health/",
        "food/",
        "health/brucellosis/",
        "health/nothing/",
        "nothing/",
        "search/",
        "about/",
        "stations/",
        "stations/150724/",
        "station/ES-150724-01/",
        "region/150724/",
        "group/farmers_herders/",
        "livelihood/pastoral/",
        "topic/health/",
        "group/nobody/",
        "ask/",
        "offline/",
        "mine/",
        "mine/150724~farmers_herders/",
        "mine/150724/change/",
        "notices/",
        "notices/150724/",
        "report/health/brucellosis/?claim=b3",
        "poster/health/brucellosis/a4/",
    ]
    return [f"/{language}/{path}" for language in settings.HTML_LANG for path in paths]

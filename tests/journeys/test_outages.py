"""Processes are killed without warning, one after the other; no screen goes dark or shows wrong."""

import json
import shutil
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from .house import ROOT, House, get, house, wait

pytestmark = pytest.mark.journey

STATION = "ES-150724-01"
ARTICLES = ("brucellosis-lambing", "grassland-fire")
CAMPAIGNS = """\
campaigns:
  - {section: health, slug: brucellosis-lambing, by: li, until: launched}
  - {section: disaster, slug: grassland-fire, by: li, until: approved}
"""
LAUNCH = """\
from accounts.models import User
from push.campaigns import actions
from push.campaigns.models import Campaign
actions.launch(Campaign.objects.approved().get(), User.objects.get(username="li"))
"""
WITHDRAW = """\
from accounts.models import User
from content.pages.models import ArticlePage
from content.release import actions
page = ArticlePage.objects.filter(slug="brucellosis-lambing").first()
actions.withdraw(page.translation_key, User.objects.get(username="li"), reason="剂量写错了")
"""
PATIENCE = 120


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house with two articles, one of them pushed, and an e-station that plays it."""
    folder = tmp_path_factory.mktemp("outages")
    samples = folder / "samples"
    shutil.copytree(ROOT / "content" / "samples", samples)
    for path in (samples / "articles").glob("*.yaml"):
        if path.stem not in ARTICLES:
            path.unlink()
    (samples / "campaigns.yaml").write_text(CAMPAIGNS)
    with house(folder) as home:
        home.manage("load_sample", "--folder", str(samples))
        home.start_station()
        code = wait("the code", lambda: state(home).get("code"), seconds=PATIENCE)["user"]
        home.manage("authorise_station", "--code", code, "--station", STATION, "--by", "admin")
        wait("the screen to play", lambda: shown(home), seconds=PATIENCE)
        yield home


def test_killed_one_after_the_other_nothing_goes_dark_and_nothing_called_back_stays(
    home: House,
) -> None:
    first = shown(home)
    without_the_signer(home, first)
    without_web_and_driver(home, first)
    after_its_own_end(home, first)


def without_the_signer(home: House, first: set[str]) -> None:
    """Nothing new can be signed; what is there plays; what was launched comes when it is back."""
    home.stop("signer", with_signal=signal.SIGKILL)
    home.manage("shell", "--no-imports", "-c", LAUNCH)
    time.sleep(4)
    assert shown(home) == first
    home.start_signer()
    wait("the second article", lambda: shown(home) > first, seconds=PATIENCE)


def without_web_and_driver(home: House, first: set[str]) -> None:
    """A withdrawal is obeyed at the first contact, though nobody has drained anything."""
    home.stop("web", with_signal=signal.SIGKILL)
    home.stop("driver", with_signal=signal.SIGKILL)
    home.manage("shell", "--no-imports", "-c", WITHDRAW)
    time.sleep(3)
    assert shown(home) > first
    home.start_web()
    wait("the withdrawn article to go", lambda: not shown(home) & first, seconds=PATIENCE)
    assert shown(home)


def after_its_own_end(home: House, first: set[str]) -> None:
    """Killed and without any server, a station starts with its last good set."""
    left = shown(home)
    home.stop("station", with_signal=signal.SIGKILL)
    home.stop("web", with_signal=signal.SIGKILL)
    home.start_station()
    assert shown(home) == left
    assert not left & first


def state(home: House) -> dict[str, Any]:
    """What the kiosk page knows."""
    found: dict[str, Any] = json.loads(get(f"{home.kiosk}/state")[1] or "{}")
    return found


def shown(home: House) -> set[str]:
    """What stands on the screen now."""
    items = state(home).get("items", [])
    return {item["id"] for item in items}

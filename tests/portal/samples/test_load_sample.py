"""The sample loader gets nothing that people do not get."""

import ast
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError
from django.test import Client

from accounts.models import Unit, User
from content.release.models import Publication
from portal.samples import files
from push.campaigns.models import Campaign
from push.stations.models import Station

from .conftest import ARTICLE

Load = Callable[[], Path]
LOADER = Path(files.__file__).parent


def spoil(folder: Path, **changes: Any) -> None:
    """Change the article's file; None takes a field out."""
    path = folder / "articles" / f"{ARTICLE}.yaml"
    kept = {**yaml.safe_load(path.read_text()), **changes}
    path.write_text(yaml.safe_dump({k: v for k, v in kept.items() if v is not None}))


def test_an_article_comes_out_in_both_languages_and_is_pushed(load: Load) -> None:
    load()
    assert sorted(p.language for p in Publication.objects.current()) == ["mvf", "zh-hans"]
    assert all(publication.sample for publication in Publication.objects.all())
    campaign = Campaign.objects.get()
    live = campaign.audience.get(station__code="ES-150724-01")
    assert campaign.state == "launched"
    assert (live.included, live.language) == (True, "both")
    assert not campaign.audience.get(station__code="ES-150702-02").included


@pytest.mark.parametrize("verdict", ["science_expert", "language_expert"])
def test_with_one_verdict_taken_out_nothing_is_published(
    load: Load, folder: Path, verdict: str
) -> None:
    spoil(folder, **{verdict: None})
    with pytest.raises(CommandError, match="审定"):
        load()
    assert not Publication.objects.exists()


def test_an_expert_of_the_authors_unit_is_refused_here_as_everywhere(
    load: Load, folder: Path
) -> None:
    spoil(folder, science_expert="sarna")
    with pytest.raises(CommandError):
        load()
    assert not Publication.objects.exists()


def test_the_loader_knows_neither_clearances_nor_publications() -> None:
    forbidden = {"Clearance", "Verdict", "Publication", "Release", "locks"}
    for path in LOADER.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not names & forbidden, path.name


def test_a_second_run_adds_nothing_and_keeps_the_passwords(load: Load) -> None:
    sign_ins = load()
    first, counts = sign_ins.read_text(), _counts()
    load()
    assert sign_ins.read_text() == first
    assert _counts() == counts


def test_passwords_can_be_read_by_the_owner_only_and_work(load: Load) -> None:
    sign_ins = load()
    assert sign_ins.stat().st_mode & 0o777 == 0o600
    for line in sign_ins.read_text().splitlines():
        username, password = line.split()[:2]
        assert User.objects.get(username=username).check_password(password)


def test_everybody_is_marked_as_made_up(load: Load) -> None:
    load()
    assert not User.objects.filter(fictional=False).exists()
    assert not Unit.objects.filter(fictional=False).exists()
    assert Station.objects.filter(sample=True).count() >= 8


def test_a_real_person_of_the_same_name_is_left_alone(load: Load) -> None:
    User.objects.create_user("admin", password="mine")
    with pytest.raises(CommandError, match="admin: a real person"):
        load()
    assert User.objects.get(username="admin").check_password("mine")


def test_a_missing_picture_is_one_clear_line(load: Load, folder: Path) -> None:
    cover = yaml.safe_load((folder / "articles" / f"{ARTICLE}.yaml").read_text())["cover"]
    spoil(folder, cover={**cover, "picture": "nowhere"})
    with pytest.raises(CommandError, match="there is no picture called nowhere"):
        load()


def test_a_sheet_is_vouched_for_with_its_article_and_offered_in_both_languages(
    load: Load, folder: Path, client: Client
) -> None:
    slug = "carbon-monoxide-winter"
    shutil.copy(files.FOLDER / "articles" / f"{slug}.yaml", folder / "articles")
    load()
    data = files.attached(f"{slug}.pdf").read_bytes()
    mark = hashlib.sha256(data).hexdigest()
    for language in ("zh-hans", "mvf"):
        publication = Publication.objects.get(slug=slug, language=language)
        assert mark in str(publication.content)
        html = client.get(publication.url).content.decode()
        assert f'href="/o/{mark}"' in html
        assert "PDF · 0.3 MB" in html
    answer: Any = client.get(f"/o/{mark}")
    assert b"".join(answer.streaming_content) == data


def _counts() -> list[int]:
    models: list[Any] = [User, Unit, Station, Publication, Campaign]
    return [model.objects.count() for model in models]

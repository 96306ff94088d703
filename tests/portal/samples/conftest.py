"""A house with its foundations, and a folder with one sample article."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command

from portal.samples import files

ARTICLE = "brucellosis-lambing"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample files with one article and its campaign only, to be spoilt by the test."""
    target = tmp_path / "samples"
    (target / "articles").mkdir(parents=True)
    for shelf in ("pictures", "sheets"):
        (target / shelf).symlink_to(files.FOLDER / shelf)
    for name in ("people.yaml", "stations.yaml", f"articles/{ARTICLE}.yaml"):
        shutil.copy(files.FOLDER / name, target / name)
    wanted = [row for row in files.campaigns() if row["slug"] == ARTICLE]
    (target / "campaigns.yaml").write_text(yaml.safe_dump({"campaigns": wanted}))
    return target


@pytest.fixture
def load(db: None, folder: Path, tmp_path: Path, settings: Any) -> Callable[[], Path]:
    """Loads the folder into a house that has been set up; returns where the sign-ins are."""
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"
    call_command("setup_site", verbosity=0)
    sign_ins = tmp_path / "demo" / "sign-ins.txt"

    def now() -> Path:
        call_command("load_sample", folder=folder, sign_ins=sign_ins, verbosity=0)
        return sign_ins

    return now

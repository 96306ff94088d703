"""Loading the controlled vocabulary from reviewed text files.

Running it again mends the names of terms that nobody has changed in the admin, and adds new ones.
"""

import csv
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from .models import (
    AudienceGroup,
    Confidence,
    Livelihood,
    Phase,
    PhaseDates,
    Region,
    SortedTerm,
    Topic,
    TreeTerm,
)

DATA = Path(__file__).parent / "data"
CITY = "150700"


class BadTerm(Exception):
    """A row of a vocabulary file cannot be used; the message names the file and the row."""


@transaction.atomic
def load_vocabulary(folder: Path = DATA) -> int:
    """Load regions, groups, livelihoods and topics from `folder`; returns how many terms.

    Raises BadTerm, and then nothing of the files is kept.
    """
    terms: dict[str, Any] = yaml.safe_load((folder / "taxonomy.yaml").read_text())
    models: dict[str, Any] = {
        "groups": AudienceGroup,
        "livelihoods": Livelihood,
        "topics": Topic,
        "phases": Phase,
    }
    count = _regions(folder / "regions.tsv")
    for name, model in models.items():
        for position, row in enumerate(terms[name]):
            _term(model, row, position=position)
            count += 1
    return count


def _term(model: type[SortedTerm], row: dict[str, Any], *, position: int) -> None:
    try:
        names = row["name"]
        values = {
            "name_zh": names["zh-hans"],
            "name_mn": names["mvf"],
            "mn_confidence": _confidence(row["confidence"]),
        }
        terms = model._default_manager
        if terms.filter(code=row["code"]).exists():
            terms.filter(code=row["code"], edited=False).update(**values)
            return
        if issubclass(model, TreeTerm) and "parent" in row:
            values["parent"] = terms.get(code=row["parent"])
        term = terms.create(code=row["code"], position=position, **values)
        for span in row.get("dates", []):
            _dates(term, **span)
    except (KeyError, TypeError, ObjectDoesNotExist) as error:
        raise BadTerm(f"taxonomy.yaml: {row!r}: {error}") from error


def _dates(phase: Any, *, starts: str, ends: str, region: str = CITY) -> None:
    where = Region.objects.get(code=region)
    PhaseDates.objects.create(phase=phase, region=where, starts=starts, ends=ends)


def _regions(path: Path) -> int:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for number, row in enumerate(sorted(rows, key=lambda r: r["code"] != CITY), start=1):
        try:
            _region(row)
        except (KeyError, Region.DoesNotExist) as error:
            raise BadTerm(f"{path.name}:{number}: {error}") from error
    return len(rows)


def _region(row: dict[str, str]) -> None:
    values = {
        "name_zh": row["zh"],
        "name_mn": row["mn"],
        "kind": row["kind"],
        "mn_confidence": _confidence(row["confidence"]),
    }
    present = Region.objects.filter(code=row["code"])
    if present.exists():
        present.filter(edited=False).update(**values)
        return
    if row["code"] == CITY:
        Region.add_root(code=CITY, **values)
    else:
        Region.objects.get(code=CITY).add_child(code=row["code"], **values)


def _confidence(word: str) -> str:
    # The glossary's medium-high is not a level of its own here: what is not high is medium.
    return Confidence.MEDIUM if word == "medium-high" else Confidence(word)

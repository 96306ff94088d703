"""Loading the controlled vocabulary from reviewed text files. Running it again only mends names."""

import csv
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from .models import AudienceGroup, Confidence, Livelihood, Region, SortedTerm, Topic

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
            "position": position,
        }
        model.objects.update_or_create(code=row["code"], defaults=values)  # type: ignore[attr-defined]
    except (KeyError, TypeError) as error:
        raise BadTerm(f"taxonomy.yaml: {row!r}: {error}") from error


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
    if Region.objects.filter(code=row["code"]).update(**values):
        return
    if row["code"] == CITY:
        Region.add_root(code=CITY, **values)
    else:
        Region.objects.get(code=CITY).add_child(code=row["code"], **values)


def _confidence(word: str) -> str:
    # The glossary's medium-high is not a level of its own here: what is not high is medium.
    return Confidence.MEDIUM if word == "medium-high" else Confidence(word)

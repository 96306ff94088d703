"""What the reviewer's screen sends, as an opinion."""

from django.http import QueryDict

from .checklists import CHECKLISTS
from .opinions import Opinion


def opinion_from(data: QueryDict, kind: str) -> Opinion:
    """The opinion in a posted form. Whether it is whole and allowed is judged by the act."""
    prefix = "claim-"
    return Opinion(
        kind=kind,
        decision=data.get("decision", ""),
        checklist={code: data.get(f"check-{code}") == "on" for code in CHECKLISTS[kind]},
        comment=data.get("comment", ""),
        findings={
            name.removeprefix(prefix): data.get(name, "")
            for name in data
            if name.startswith(prefix)
        },
        excuse=data.get("excuse", ""),
    )

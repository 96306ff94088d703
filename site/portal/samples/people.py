"""The sample units and people, each with a role, some with an expert's standing."""

import os
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import Unit, User
from content.review.models import Expert
from content.taxonomy.models import Topic
from portal.roles import ROLES

from . import files


def load(rows: files.Row, *, sign_ins: Path, say: Callable[[str], None]) -> None:
    """Make everybody who is not there yet, and write new passwords to `sign_ins` (mode 0600).

    Who has a line in that file keeps the password. Raises BadSample for the name of a real person.
    """
    for row in rows["units"]:
        _unit(row)
    new = _passwords([row["username"] for row in rows["people"]], known=_known(sign_ins))
    lines = [line for row in rows["people"] if (line := _person(row, new))]
    _write(sign_ins, lines)
    say(f"{len(rows['people'])} people, {len(lines)} new passwords in {sign_ins}")


def _unit(row: files.Row) -> None:
    names = {"name_zh": row["name"]["zh-hans"], "name_mn": row["name"]["mvf"]}
    names["division"] = str(row.get("division", ""))
    if Unit.objects.filter(code=row["code"]).update(**names):
        return
    values = {"code": row["code"], "fictional": True, **names}
    if "parent" in row:
        Unit.objects.get(code=row["parent"]).add_child(**values)
    else:
        Unit.add_root(**values)


@transaction.atomic
def _person(row: files.Row, new: dict[str, tuple[str, str]]) -> str:
    """Make or mend one person; their new line for the sign-ins, or "" when they have one."""
    username = row["username"]
    user = User.objects.filter(username=username).first() or User(username=username, fictional=True)
    if not user.fictional:
        raise files.BadSample(
            f"{username}: a real person has this name; the samples leave it alone"
        )
    role = ROLES[row["role"]]
    user.display_name, user.display_name_mn = row["name"]["zh-hans"], row["name"]["mvf"]
    user.email = f"{username}@kepu.example"
    user.unit = Unit.objects.get(code=row["unit"])
    user.is_superuser = user.is_staff = row.get("superuser", False)
    password, hashed = new.get(username, ("", ""))
    user.password = hashed or user.password
    user.save()
    user.groups.set([Group.objects.get(name=role.name)])
    if "expert" in row:
        _expert(user, row["expert"])
    return f"{username:<8} {password}  {role.name}：{user.display_name}（虚构）" if password else ""


def _passwords(usernames: list[str], *, known: set[str]) -> dict[str, tuple[str, str]]:
    """A new password and its hash for everybody without one; hashed side by side, as it is slow."""
    there = known & set(User.objects.values_list("username", flat=True))
    owed = [username for username in usernames if username not in there]
    words = [secrets.token_urlsafe(9) for _ in owed]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return dict(zip(owed, zip(words, pool.map(make_password, words), strict=True), strict=True))


def _expert(user: User, row: files.Row) -> None:
    expert, _ = Expert.objects.update_or_create(
        user=user,
        defaults={
            "reads_mn": row.get("reads_mn", False),
            "language_reviewer": row.get("language_reviewer", False),
            "name_public": True,
            "qualification": row["qualification"],
        },
    )
    expert.disciplines.set(Topic.objects.filter(code__in=row["topics"]))


def _known(sign_ins: Path) -> set[str]:
    lines = sign_ins.read_text().splitlines() if sign_ins.exists() else []
    return {line.split()[0] for line in lines if line.strip()}


def _write(sign_ins: Path, lines: list[str]) -> None:
    """Append, readable by the owner only from the first byte."""
    sign_ins.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(sign_ins, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{line}\n" for line in lines)

"""What a station must not forget, on disk before it is acted upon."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from push.documents.canonical import decode_base64url

from .files import write_whole
from .journal import say


@dataclass
class Memory:
    """`seq`, `signed` and `keys_version` only grow. `root` is pinned at enrolment.

    `alone` is how long (seconds) the station has run since it last believed a head.
    """

    path: Path
    station: str = ""
    root: str = ""
    language: str = "zh-hans"
    name: dict[str, str] = field(default_factory=dict)
    keys: str = ""
    keys_version: int = 0
    seq: int = 0
    signed: int = 0
    alone: int = 0
    deny: str = ""
    wiped: bool = False

    @property
    def enrolled(self) -> bool:
        """Whether a person has authorised this device."""
        return bool(self.station and self.root)

    @property
    def root_public(self) -> bytes:
        """The pinned root's public key."""
        return decode_base64url(self.root, size=32)

    def advance(self, seq: int, signed: int) -> None:
        """Remembers a head that was believed; neither number ever goes back."""
        self.seq, self.signed = max(self.seq, seq), max(self.signed, signed)
        self.save()

    def save(self) -> None:
        """Puts everything on disk, whole."""
        facts = {key: value for key, value in asdict(self).items() if key != "path"}
        write_whole(self.path, json.dumps(facts, ensure_ascii=False).encode(), mode=0o600)


def load(path: Path) -> Memory:
    """The memory on disk. What cannot be read is moved aside: a person then enrols us again."""
    memory = Memory(path)
    if not path.exists():
        return memory
    try:
        facts = json.loads(path.read_bytes())
        for key, value in facts.items():
            if type(value) is not type(getattr(memory, key)):
                raise ValueError(key)
            setattr(memory, key, value)
        if memory.root:
            decode_base64url(memory.root, size=32)
    except (ValueError, AttributeError, TypeError):
        say("memory_unreadable", moved_to=f"{path.name}.broken")
        path.replace(path.with_name(path.name + ".broken"))
        return Memory(path)
    return memory

"""The claims of a text, each with a key that stays while the claim stays."""

from dataclasses import dataclass
from typing import Any

from content.pages.fingerprint import digest


@dataclass(frozen=True)
class Claim:
    """One statement that a reviewer judges by itself."""

    key: str
    number: int
    value: dict[str, Any]


def claims(content: dict[str, Any]) -> list[Claim]:
    """Every claim of this canonical content, in order. The same words have the same key."""
    found = [item["value"] for item in content["body"] if item["type"] == "claim"]
    return [Claim(key_of(value), number, value) for number, value in enumerate(found, start=1)]


def key_of(value: dict[str, Any]) -> str:
    """The key of one claim."""
    return digest(value)[:16]

"""Strict readers for the members of a parsed document."""

import re
from typing import Any
from uuid import UUID

from .errors import DocumentError

SHA256 = re.compile(r"[0-9a-f]{64}")
KEY_ID = re.compile(r"[0-9a-f]{16}")
_NO_LETTERS = re.compile("[\x00\ud800-\udfff]")
#: Beyond this a JSON number is not exact in every language that may read it.
LARGEST = 2**53 - 1


class Fields:
    """A mapping with exactly these keys, read one typed member at a time."""

    def __init__(self, data: Any, keys: set[str]) -> None:
        if not isinstance(data, dict) or set(data) != keys:
            raise DocumentError("malformed", f"expected exactly the keys {sorted(keys)}")
        self._data: dict[str, Any] = data

    def text(self, key: str, *, limit: int = 300) -> str:
        """A string of at most `limit` characters; it may be empty."""
        return text(self._data[key], key, limit=limit)

    def integer(self, key: str) -> int:
        """A whole number from 0 to 2^53-1 (and not a boolean)."""
        return integer(self._data[key], key)

    def optional_integer(self, key: str) -> int | None:
        """As `integer`, or null."""
        return None if self._data[key] is None else self.integer(key)

    def sha256(self, key: str) -> str:
        """A SHA-256 in lower-case hexadecimal."""
        return matching(self._data[key], SHA256, key)

    def key_id(self, key: str) -> str:
        """A key id: 16 hexadecimal digits."""
        return matching(self._data[key], KEY_ID, key)

    def uuid(self, key: str) -> str:
        """A UUID in its usual spelling."""
        return uuid(self._data[key], key)

    def mapping(self, key: str) -> dict[str, Any]:
        """A JSON object, whatever is in it."""
        return mapping(self._data[key], key)

    def items(self, key: str, *, limit: int) -> list[Any]:
        """A JSON array of at most `limit` members."""
        return items(self._data[key], key, limit=limit)


def text(value: Any, name: str, *, limit: int = 300) -> str:
    """`value` if it is a string of at most `limit` characters."""
    if not isinstance(value, str) or len(value) > limit:
        raise DocumentError("malformed", f"{name} is not a text of at most {limit} characters")
    # JSON can spell both; no database and no file can keep them.
    if _NO_LETTERS.search(value):
        raise DocumentError("malformed", f"{name} holds what is no letter")
    return value


def integer(value: Any, name: str) -> int:
    """`value` if it is a whole number from 0 to 2^53-1."""
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise DocumentError("malformed", f"{name} is not a number")
    return value


def boolean(value: Any, name: str) -> bool:
    """`value` if it is true or false."""
    if not isinstance(value, bool):
        raise DocumentError("malformed", f"{name} is not true or false")
    return value


def matching(value: Any, pattern: re.Pattern[str], name: str) -> str:
    """`value` if it is a string that the whole pattern matches."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise DocumentError("malformed", name)
    return value


def uuid(value: Any, name: str) -> str:
    """`value` if it is a UUID in its usual spelling."""
    try:
        if isinstance(value, str) and str(UUID(value)) == value:
            return value
    except ValueError:
        pass
    raise DocumentError("malformed", f"{name} is not a UUID")


def mapping(value: Any, name: str) -> dict[str, Any]:
    """`value` if it is a JSON object."""
    if not isinstance(value, dict):
        raise DocumentError("malformed", f"{name} is not an object")
    return value


def items(value: Any, name: str, *, limit: int) -> list[Any]:
    """`value` if it is a JSON array of at most `limit` members."""
    if not isinstance(value, list) or len(value) > limit:
        raise DocumentError("malformed", f"{name} is not a list of at most {limit}")
    return value

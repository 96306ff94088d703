"""Bringing an object over a link that breaks: what has come is kept, and the rest asked for."""

import os
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO

from push.documents import DocumentError

from .home import RESERVE
from .hub import Hub, HubError
from .store import Store

PIECE = 64 * 1024
#: So many bytes are waited for at a time: meanwhile nobody hears what is called back.
LONGEST_WAIT = 1024 * 1024


class DiskFull(Exception):
    """There is no room for what is to be shown."""


class Unfinished(Exception):
    """Not all has come in this poll's time. What came is kept; the next poll goes on."""


def fetch(
    hub: Hub,
    store: Store,
    digest: str,
    *,
    limit: int,
    size: int | None = None,
    reserve: int = RESERVE,
) -> None:
    """Afterwards the store has the object. `size` is its exact size if known, `limit` the most.

    DiskFull if less than `reserve` would then be free.
    Raises HubError when the link breaks (what came is kept), DocumentError when the bytes are not
    the object's (nothing is kept).
    """
    if store.has(digest):
        return
    most = limit if size is None else size
    if reserve and store.free_bytes() < most + reserve:
        raise DiskFull(f"{digest[:12]} needs {most} bytes")
    partial = store.partial(digest)
    start = partial.stat().st_size if partial.exists() else 0
    if size is None or start != size:
        _gather(hub, partial, digest, start=start, most=most)
    store.admit(digest)


def _gather(hub: Hub, partial: Path, digest: str, *, start: int, most: int) -> None:
    try:
        # Of an unknown size: what does not come in time is resumed by the next poll.
        with hub.object(digest, start, min(most, LONGEST_WAIT)) as response:
            resumed = response.status == 206 and _starts_at(response, start)
            with partial.open("ab" if resumed else "wb") as file:
                try:
                    _copy(response, file, room=most - (start if resumed else 0))
                finally:
                    file.flush()
                    os.fsync(file.fileno())
    except HubError as error:
        # 416: what came before is not the beginning of this object.
        if error.status == 416:
            partial.unlink(missing_ok=True)
        raise
    except DocumentError:
        partial.unlink(missing_ok=True)
        raise


def _copy(response: HTTPResponse, file: BinaryIO, *, room: int) -> None:
    expected = response.length
    came = 0
    while piece := _read(response):
        came += len(piece)
        if came > room:
            raise DocumentError("oversized", "the server sends more than the object's size")
        file.write(piece)
    if expected is not None and came < expected:
        raise HubError(0, "the link broke")


def _read(response: HTTPResponse) -> bytes:
    try:
        # What is there, without waiting for a whole piece: if the link breaks, it is kept.
        return response.read1(PIECE)
    except (OSError, HTTPException) as error:
        raise HubError(0, f"the link broke: {type(error).__name__}") from error


def _starts_at(response: HTTPResponse, start: int) -> bool:
    return (response.headers.get("Content-Range") or "").startswith(f"bytes {start}-")

"""A file, or the one part of it that is asked for (RFC 9110 §14)."""

import re
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_CHUNK = 64 * 1024


class Unsatisfiable(Exception):
    """The range asked for lies outside the file."""


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range; None for what may be ignored (RFC 9110 §14).

    Raises Unsatisfiable when the range begins after the end.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size - 1), size - 1)
    if start >= size or (first and last and int(last) < int(first)):
        raise Unsatisfiable(header)
    return start, end


def answer(request: HttpRequest, file: BinaryIO, *, etag: str, size: int) -> HttpResponseBase:
    """What is asked for of the file; nothing when the reader has it already."""
    if etag in request.headers.get("If-None-Match", ""):
        file.close()
        return HttpResponse(status=304)
    wanted = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    try:
        part = parse_range(wanted, size)
    except Unsatisfiable:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(file, *part, size=size) if part else _whole(file, size)


def _whole(file: BinaryIO, size: int) -> HttpResponseBase:
    response = FileResponse(file)
    response["Content-Length"] = size
    del response["Content-Disposition"]
    return response


def _part(file: BinaryIO, start: int, end: int, *, size: int) -> HttpResponseBase:
    response = FileResponse(_Part(file, start, end + 1), status=206)
    response.block_size = _CHUNK
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = end - start + 1
    del response["Content-Disposition"]
    return response


class _Part:
    """A file from one byte to the one before `end`; a server may send it by its name."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        file.seek(start)
        self._file, self.end = file, end
        self.name, self.tell, self.close = file.name, file.tell, file.close

    def read(self, size: int) -> bytes:
        """As a file would, but not beyond the end."""
        return self._file.read(min(size, self.end - self._file.tell()))

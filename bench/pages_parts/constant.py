"""The server's own limit: the same bytes with the same headers, without a look at anything."""

import json
import os
from pathlib import Path

BODY = (Path(os.environ["KEPU_BENCH"]) / "page.html").read_bytes()
HEADERS = [
    tuple(each) for each in json.loads((Path(os.environ["KEPU_BENCH"]) / "headers").read_text())
]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]


async def _front(_scope, protocol):
    protocol.response_bytes(200, HEADERS, BODY)


def front():
    """The same for the embedded house's door, which speaks RSGI."""
    return _front

"""Somebody with a browser and no account."""

import html
from typing import Any
from urllib.parse import quote

from django.test import Client

#: One for all visits: to make a client anew is what takes most of a visit's time.
_CLIENT = Client()


def stranger(path: str) -> bytes:
    """All that a stranger gets at `path`: headers and body, without the address they typed."""
    _CLIENT.cookies.clear()
    response = _CLIENT.get(path)
    assert response.status_code < 500, f"{path} answers {response.status_code}"
    answer = _whole(response)
    if response.status_code != 200:
        for own_words in {path, quote(path), quote(path, safe=""), html.escape(path)}:
            answer = answer.replace(own_words.encode(), b"")
    return answer


def _whole(response: Any) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return b"\n".join([*(f"{k}: {v}".encode() for k, v in response.items()), body])

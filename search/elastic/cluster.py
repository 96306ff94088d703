"""The cluster that the settings name, if they name one."""

import hashlib
from functools import cache
from typing import Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.analysis import ANALYSER_VERSION

from .engine import FORMAT, ElasticsearchEngine
from .trust import Trust

#: What an unreachable, frozen, overloaded or half-present cluster raises.
SILENT = (ApiError, TransportError)
#: Seconds that writing may take: nobody waits for it.
_WRITING = 10.0


def used() -> bool:
    """Whether this installation has a cluster at all."""
    return bool(settings.ELASTICSEARCH["urls"])


@cache
def asked() -> ElasticsearchEngine:
    """The engine for readers' questions: it answers soon, or raises one of SILENT.

    A node that is silent for the patience of the settings is passed over for one other.
    """
    chosen: dict[str, Any] = settings.ELASTICSEARCH
    quick = _client().options(
        request_timeout=chosen["patience"], max_retries=1, retry_on_timeout=True
    )
    return ElasticsearchEngine(quick, _stem())


@cache
def written() -> ElasticsearchEngine:
    """The engine for writing."""
    return ElasticsearchEngine(_client().options(request_timeout=_WRITING, max_retries=1), _stem())


@cache
def readable() -> Trust:
    """Whether this process believes that questions are answered."""
    return Trust("answering", asked().answers)


@cache
def writable() -> Trust:
    """Whether this process believes that it may write: there need be no index yet."""
    return Trust("taking what is new", written().is_there)


def forget() -> None:
    """Connect anew at the next call; the settings have changed."""
    for remembered in (asked, written, readable, writable, _client):
        remembered.cache_clear()


@cache
def _client() -> Elasticsearch:
    chosen: dict[str, Any] = settings.ELASTICSEARCH
    optional = {key: chosen[key] for key in ("api_key", "ca_certs") if chosen[key]}
    return Elasticsearch(chosen["urls"], **optional)


def _stem() -> str:
    """What our indices' names begin with: another analyser never meets this one's keys."""
    digest = hashlib.sha256(f"{FORMAT} {ANALYSER_VERSION}".encode()).hexdigest()
    return f"{settings.ELASTICSEARCH['name']}-publications-{digest[:8]}"

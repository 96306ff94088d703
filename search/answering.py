"""Which engine answers: Elasticsearch while it is there and whole, otherwise the database."""

import logging

from elasticsearch import BadRequestError

from . import actions
from .elastic import cluster, following
from .engines import Ask, Hit, engine

logger = logging.getLogger(__name__)


def find(ask: Ask) -> list[Hit]:
    """What matches, the best first, within a second. Never fails because of an engine of ours."""
    found = _from_cluster(ask) if _is_whole() else None
    return engine().find(actions.state().active, ask) if found is None else found


def _is_whole() -> bool:
    return cluster.used() and bool(cluster.readable()) and not following.is_behind()


def _from_cluster(ask: Ask) -> list[Hit] | None:
    """None where it did not answer."""
    try:
        return cluster.asked().find(following.LIVE, ask)
    except BadRequestError:
        logger.exception("search: Elasticsearch does not understand us; the database answers")
    except cluster.SILENT as error:
        cluster.readable().lose(error)
    return None

"""Which engine answers: Elasticsearch while it is there and whole, otherwise the database."""

import logging
from functools import cached_property

from elasticsearch import BadRequestError

from . import actions
from .elastic import cluster, following
from .engines import Ask, Hit, engine

logger = logging.getLogger(__name__)


class Answering:
    """What answers the questions of one request, which are several: chosen once for all of them.

    A cluster that was silent once is not asked again, so that the whole request takes a second.
    """

    def __init__(self) -> None:
        self._asks_cluster = _is_whole()

    def find(self, ask: Ask) -> list[Hit]:
        """What matches, the best first. Never fails because of an engine of ours."""
        found = self._from_cluster(ask) if self._asks_cluster else None
        return engine().find(self._table, ask) if found is None else found

    @cached_property
    def _table(self) -> str:
        return actions.active()

    def _from_cluster(self, ask: Ask) -> list[Hit] | None:
        """None where it did not answer."""
        try:
            return cluster.asked().find(following.LIVE, ask)
        except BadRequestError:
            logger.exception("search: Elasticsearch does not understand us; the database answers")
        except cluster.SILENT as error:
            cluster.readable().lose(error)
            self._asks_cluster = False
        return None


def _is_whole() -> bool:
    return cluster.used() and bool(cluster.readable()) and not following.is_behind()

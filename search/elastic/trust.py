"""Leaving alone what does not answer, and noticing by oneself when it does again."""

import logging
import threading
from collections.abc import Callable

logger = logging.getLogger(__name__)
#: Seconds between two questions to a cluster that does not answer: from, to.
SHORTEST, LONGEST = 1.0, 10.0


class Trust:
    """One process's belief that something answers. Asks again in the background after a failure.

    Nobody waits for a cluster that was silent a moment ago.
    """

    def __init__(self, what: str, answers: Callable[[], bool]) -> None:
        self._what = what
        self._answers = answers
        self._lost = False
        self._lock = threading.Lock()
        self._asking: threading.Thread | None = None

    def __bool__(self) -> bool:
        if self._lost:
            self._ask()  # the thread does not survive a fork
        return not self._lost

    def lose(self, reason: object) -> None:
        """It did not answer: say so once, and ask until it does."""
        if not self._lost:
            logger.warning("Elasticsearch is not %s: %s", self._what, reason)
        self._lost = True
        self._ask()

    def _ask(self) -> None:
        with self._lock:
            if self._asking is None or not self._asking.is_alive():
                self._asking = threading.Thread(target=self._until_it_answers, daemon=True)
                self._asking.start()

    def _until_it_answers(self) -> None:
        pause = threading.Event()
        seconds = SHORTEST
        while True:
            pause.wait(seconds)
            if self._answers():
                break
            seconds = min(seconds * 1.5, LONGEST)
        logger.warning("Elasticsearch is %s again", self._what)
        self._lost = False

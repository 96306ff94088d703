"""`manage.py drive`: works what is due, for ever. The clock of the embedded house."""

import logging
import signal
import threading
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from outbox.drain import drain

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Calls the same `drain()` that Celery's tick calls in production."""

    help = "不断处理到期的待办消息和投递。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pause", type=float, default=1.0, help="没有工作时等待的秒数")
        parser.add_argument("--heartbeat", type=Path, help="每一轮都更新的文件，供看守进程查看")
        parser.add_argument("--once", action="store_true", help="处理完到期的工作就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        while not stopping.is_set():
            done = self._round()
            if options["heartbeat"]:
                options["heartbeat"].touch()
            if not done:
                if options["once"]:
                    return
                stopping.wait(options["pause"])

    def _round(self) -> int:
        try:
            return drain()
        except DatabaseError:
            # The database is away for a while: the rows are still there when it comes back.
            logger.exception("the database does not answer")
            return 0
        finally:
            close_old_connections()

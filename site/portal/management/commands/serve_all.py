"""`manage.py serve_all`: the embedded house under one supervisor."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Hands over to `portal.supervisor`, which is small because it never imports Django."""

    help = "在本机运行整个系统：网站、投递和签名三个进程。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        where = ["--host", options["host"], "--port", str(options["port"])]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        os.execv(sys.executable, [sys.executable, "-m", "portal.supervisor", *where])  # noqa: S606

"""`manage.py prepare`: all that must be there before the first page, in one process."""

import gc
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

#: Tables, vocabulary, page tree, roles: by what a person is told while they wait.
FOUNDATIONS = {
    "database": ["migrate", "--verbosity=0"],
    "vocabulary, homes and roles": ["setup_site"],
}
SAMPLES = {"sample people, stations and articles (the longest step)": ["load_sample"]}


class Command(BaseCommand):
    help = "Bring database, vocabulary, page tree and roles up to date. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--samples", action="store_true", help="and load the sample content")

    def handle(self, *args: Any, **options: Any) -> None:
        # Migrations make some 20,000 classes: what was imported need not be looked through again.
        gc.freeze()
        for label, command in (FOUNDATIONS | (SAMPLES if options["samples"] else {})).items():
            started = time.monotonic()
            self.stdout.write(f"{label} …", ending="")
            self.stdout.flush()
            try:
                call_command(*command, stdout=self.stderr)
            finally:
                self.stdout.write(f" {time.monotonic() - started:.1f} s")

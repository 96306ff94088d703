"""`manage.py rebuild_search`: make the public index anew while people go on searching."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search import actions


class Command(BaseCommand):
    help = "Make the public search index anew from the current publications."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-stale", action="store_true", help="only after a new analyser")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_stale"] and not actions.is_stale():
            self.stdout.write("the index is current")
            return
        self.stdout.write(f"{actions.rebuild()} entries")

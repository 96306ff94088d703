"""`manage.py record_verify`: is the log whole? One line; the exit code says the same."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.record.verifying import verify


class Command(BaseCommand):
    help = "Check the hash chain of the log from its first row. Exits with 1 when it is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noted",
            default="",
            metavar="DIGEST",
            help="the digest that an earlier run ended with: it must still be in the chain",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        finding = verify(options["noted"])
        if finding.broken_at is not None:
            raise CommandError(
                f"broken at row {finding.broken_at}, after {finding.count} whole records"
            )
        if finding.noted_missing:
            raise CommandError(f"{options['noted']} is gone: the log was cut or replaced")
        self.stdout.write(f"whole: {finding.count} records, the last is {finding.head}")

"""`manage.py import_regions FILE [--apply]`: the divisions below the banners, from a CSV."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.taxonomy.importing import COLUMNS, carry_out, plan


class Command(BaseCommand):
    help = f"Says what the CSV ({', '.join(COLUMNS)}) would change; with --apply, changes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="change it, after a dry run")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lines = options["file"].read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        wanted = plan(lines)
        if wanted.mistakes:
            raise CommandError("\n".join(["没有改动任何内容：", *wanted.mistakes]))
        for sentence in wanted.changes or ["没有变化"]:
            self.stdout.write(sentence)
        if options["apply"]:
            self.stdout.write(f"已更新 {carry_out(wanted)} 个行政区划")
        else:
            self.stdout.write("以上是预演，没有改动；加 --apply 执行")

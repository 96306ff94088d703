"""`manage.py messages`: bring the catalogues up to date, or say what is wrong with them."""

from pathlib import Path
from typing import Any

import django
import polib
import wagtail
import wagtail_localize
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import catalogues

_PO = "LC_MESSAGES/django.po"


class Command(BaseCommand):
    """Collects the strings residents can meet into locales/mvf and compiles both catalogues."""

    help = "更新并编译词条目录；--check 只检查，不写文件。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只检查；有问题时以非零状态结束。")
        parser.add_argument(
            "--admin-only", action="store_true", help="列出只有工作人员能看到的词条。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        public, admin_only = catalogues.found()
        if options["admin_only"]:
            for message in sorted(admin_only.values(), key=lambda m: m.where):
                self.stdout.write(f"{message.where}: {message.msgid}")
            return
        if not options["check"]:
            self._write(public)
        said = self._problems(public)
        said += catalogues.not_chinese([*public.values(), *admin_only.values()])
        self.stdout.write(f"{len(public)} public strings, {len(admin_only)} admin-only")
        if said:
            raise CommandError("\n".join(said))

    def _write(self, public: dict[catalogues.Key, catalogues.Message]) -> None:
        mongolian = catalogues.LOCALES / "mvf" / _PO
        catalogues.updated(polib.pofile(str(mongolian)), public).save(str(mongolian))
        for path in (mongolian, catalogues.LOCALES / "zh_Hans" / _PO):
            path.with_suffix(".mo").write_bytes(catalogues.compiled(path, public.values()))

    def _problems(self, public: dict[catalogues.Key, catalogues.Message]) -> list[str]:
        mongolian = catalogues.LOCALES / "mvf" / _PO
        chinese = catalogues.LOCALES / "zh_Hans" / _PO
        said = [f"mvf: {p}" for p in catalogues.problems(polib.pofile(str(mongolian)), public)]
        said += [
            f"zh_Hans: {p}"
            for p in catalogues.overlay_problems(polib.pofile(str(chinese)), _installed())
        ]
        known = _installed()
        said += [
            f"mvf: Django no longer says: {message.msgid}"
            for message in public.values()
            if message.where == "django" and message.msgid not in known
        ]
        said += [
            f"{path.relative_to(catalogues.ROOT)}: not compiled, run manage.py messages"
            for path in (mongolian, chinese)
            if not catalogues.is_compiled(path, public.values())
        ]
        return said


def _installed() -> set[str]:
    """Every string that Django, Wagtail and wagtail-localize can say."""
    folders = [Path(m.__file__).parent for m in (django, wagtail, wagtail_localize) if m.__file__]
    return {
        entry.msgid
        for folder in folders
        for path in folder.rglob("locale/en/LC_MESSAGES/django*.po")
        for entry in polib.pofile(str(path))
    }

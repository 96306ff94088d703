"""`manage.py messages`: bring the catalogues up to date, or say what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import polib
import wagtail
import wagtail_localize
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import catalogues

_PO = "LC_MESSAGES/django.po"
#: The strings of the admin's pages, and of its programs.
_DOMAINS = ("django", "djangojs")


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
        for path in (mongolian, *map(_chinese, _DOMAINS)):
            path.with_suffix(".mo").write_bytes(catalogues.compiled(path, public.values()))

    def _problems(self, public: dict[catalogues.Key, catalogues.Message]) -> list[str]:
        mongolian = catalogues.LOCALES / "mvf" / _PO
        said = [f"mvf: {p}" for p in catalogues.problems(polib.pofile(str(mongolian)), public)]
        for domain in _DOMAINS:
            overlay = polib.pofile(str(_chinese(domain)))
            found = catalogues.overlay_problems(overlay, _installed(domain))
            found += catalogues.without_chinese(_english(domain), overlay)
            said += [f"zh_Hans/{domain}: {problem}" for problem in found]
        known = _installed("django")
        said += [
            f"mvf: Django no longer says: {message.msgid}"
            for message in public.values()
            if message.where == "django" and message.msgid not in known
        ]
        said += [
            f"{path.relative_to(catalogues.ROOT)}: not compiled, run manage.py messages"
            for path in (mongolian, *map(_chinese, _DOMAINS))
            if not catalogues.is_compiled(path, public.values())
        ]
        return said


def _chinese(domain: str) -> Path:
    return catalogues.LOCALES / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"


def _installed(domain: str) -> set[str]:
    """Every string that Django, Wagtail and wagtail-localize can say."""
    folders = [Path(m.__file__).parent for m in (django, wagtail, wagtail_localize) if m.__file__]
    return {
        entry.msgid
        for folder in folders
        for path in folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po")
        for entry in polib.pofile(str(path))
    }


def _english(domain: str) -> Iterator[str]:
    """What the admin's installed apps say and have no Chinese words for themselves."""
    for app in apps.get_app_configs():
        english = Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if english.exists() and app.name.startswith("wagtail"):
            chinese = english.parents[2] / "zh_Hans" / "LC_MESSAGES" / english.name
            own = polib.pofile(str(chinese)) if chinese.exists() else []
            done = {entry.msgid for entry in own if entry.translated()}
            yield from (e.msgid for e in polib.pofile(str(english)) if e.msgid not in done)

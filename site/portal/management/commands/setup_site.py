"""`manage.py setup_site`: vocabulary, page tree and roles. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.pages.actions import ensure_tree
from content.taxonomy.actions import BadTerm, load_vocabulary
from portal.roles import ensure_roles


class Command(BaseCommand):
    help = "Load the vocabulary, make homes and sections in both languages, and the roles."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_vocabulary()
        except BadTerm as error:
            raise CommandError(str(error)) from error
        ensure_tree()
        ensure_roles()
        self.stdout.write(f"{count} terms, homes and sections in both languages, roles: ready")

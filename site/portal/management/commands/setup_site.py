"""`manage.py setup_site`: vocabulary, page tree, roles, search index. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.pages.actions import ensure_tree
from content.taxonomy.actions import BadTerm, load_vocabulary
from portal.roles import ensure_roles
from search.actions import rebuild_if_stale


class Command(BaseCommand):
    help = "Load the vocabulary; make homes and sections in both languages, roles, search index."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_vocabulary()
        except BadTerm as error:
            raise CommandError(str(error)) from error
        ensure_tree()
        ensure_roles()
        rebuild_if_stale()
        self.stdout.write(
            f"{count} terms, homes and sections in both languages, roles, search index: ready"
        )

"""A migration finds no trigger in its way, and leaves every one of them behind."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration

from content.record.triggers import remove_all

pytestmark = pytest.mark.django_db
SOME_PLAN = [(Migration("0099_anything", "record"), False)]


def _there() -> set[str]:
    """The names of our triggers in the database; they are put back."""
    found = set(remove_all(connection))
    emit_post_migrate_signal(0, False, connection.alias)
    return found


def test_before_a_migration_all_go_and_after_it_all_are_back() -> None:
    before = _there()
    assert {"kepu_page_mirror", "kepu_publication_cleared", "kepu_record_record_update"} <= before

    emit_pre_migrate_signal(0, False, connection.alias, apps=apps, plan=SOME_PLAN)
    assert remove_all(connection) == []

    emit_post_migrate_signal(0, False, connection.alias)
    assert _there() == before


def test_with_nothing_to_migrate_they_never_go() -> None:
    emit_pre_migrate_signal(0, False, connection.alias, apps=apps, plan=[])
    assert _there()

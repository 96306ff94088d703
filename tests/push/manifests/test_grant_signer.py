"""The signer's role in the database: it reads what it signs, and nothing of people or readers."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from push.signer.publications import TABLES

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL has roles"
)


@pytest.fixture
def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE a_signer")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO a_signer")
    return "a_signer"


def may_read(role: str, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", [role, table])
        return bool(cursor.fetchone()[0])


@on_postgresql
def test_the_signer_reads_what_it_signs_and_nothing_else(role: str) -> None:
    assert may_read(role, "accounts_user")

    call_command("grant_signer", role)

    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert {table for table in tables if may_read(role, table)} == set(TABLES)


@on_postgresql
def test_a_role_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="没有数据库角色 nobody_here"):
        call_command("grant_signer", "nobody_here")


def test_another_database_has_no_roles(monkeypatch: Any) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("grant_signer", "kepu_signer")

"""The log is only added to, can be checked and given away; the first broken link is named."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from content.record import actions as record
from content.record.models import Record
from content.record.verifying import verify
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Record]:
    return [
        record.append("note", actor=people.author(), subject=f"page/{n}", detail={"n": n})
        for n in range(3)
    ]


def tamper(sql: str, row: Record) -> None:
    """As the owner of the database could: past the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE record_record DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER kepu_record_record_update")
            cursor.execute("DROP TRIGGER kepu_record_record_delete")
        cursor.execute(sql, [row.pk])


def test_a_whole_chain_is_whole(three: list[Record]) -> None:
    finding = verify()
    assert finding.intact
    assert (finding.count, finding.head) == (Record.objects.count(), three[-1].digest)


def test_rows_are_neither_changed_nor_deleted(three: list[Record]) -> None:
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Record.objects.filter(pk=three[0].pk).update(act="other")
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        three[0].delete()


def test_the_first_broken_link_is_named(three: list[Record]) -> None:
    tamper("UPDATE record_record SET subject = 'page/9' WHERE id = %s", three[1])
    assert verify().broken_at == three[1].pk
    with pytest.raises(CommandError, match=f"broken at row {three[1].pk}"):
        call_command("record_verify")


def test_a_row_taken_out_breaks_the_next(three: list[Record]) -> None:
    tamper("DELETE FROM record_record WHERE id = %s", three[1])
    assert verify().broken_at == three[2].pk


def test_a_chain_cut_at_its_end_is_noticed_by_who_noted_it(three: list[Record]) -> None:
    noted = three[-1].digest
    tamper("DELETE FROM record_record WHERE id = %s", three[-1])
    assert verify().intact
    assert verify(noted).noted_missing


def test_the_export_carries_the_whole_chain(three: list[Record]) -> None:
    out = StringIO()
    call_command("record_export", stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["digest"] for row in rows][-3:] == [row.digest for row in three]
    assert [row["previous"] for row in rows[1:]] == [row["digest"] for row in rows[:-1]]
    assert rows[-1]["actor_name"] == "sarna"

"""The signer's own desk in the test's process, looking at the test's own transaction."""

import time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from push.documents import DocumentError
from push.signer import publications
from push.signer.client import SignerClient, SignerRefused, SignerUnavailable
from push.signer.desk import Desk, Refused
from push.signer.keystore import open_store


class InProcessSigner(SignerClient):
    """Everything but the socket is the real thing. `down` makes it unavailable."""

    def __init__(self, keys: Path) -> None:
        super().__init__(keys / "no-socket")
        self.desk = Desk(open_store(keys, int(time.time())), _row)
        self.down = False
        self.asked: list[str] = []

    def rotate_approve_key(self) -> None:
        """As an operator does it: the file is deleted, and the signer started again."""
        directory = self.desk.store.directory
        (directory / "approve.key").unlink()
        self.desk = Desk(open_store(directory, int(time.time())), _row)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request["op"])
        if self.down:
            raise SignerUnavailable("down")
        try:
            return {"ok": True, **self.desk.answer(request)}
        except (Refused, DocumentError) as error:
            raise SignerRefused(str(error)) from error


def _row(uuid: str) -> Any:
    value = UUID(uuid) if connection.vendor == "postgresql" else UUID(uuid).hex
    with connection.cursor() as cursor:
        cursor.execute(publications._QUERY + "%s", [value])
        return cursor.fetchone()

"""What the signer does with one request: signs it, or says why not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from push.documents import (
    Article,
    Attestation,
    Command,
    DocumentError,
    Head,
    Kind,
    key_id,
    seal,
    sha256_hex,
)
from push.documents.canonical import encode_base64url
from push.documents.fields import Fields
from push.documents.head import MAX_LEASE, ONLINE_LEASE

from .keystore import DAY, KeyStore
from .publications import Row, objection

ATTESTATION_LIFE = 365 * DAY


class Refused(Exception):
    """This will not be signed; the message says why."""


@dataclass
class Desk:
    """Answers requests from several threads. `clock` gives Unix seconds: the signer's own time."""

    store: KeyStore
    publication: Callable[[str], Row | None]
    clock: Callable[[], float] = time.time
    _renewing: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: Any) -> dict[str, Any]:
        """The answer to one request; raises Refused, DocumentError or DatabaseUnavailable."""
        operations = {
            "ping": self._ping,
            "keys": self._keys,
            "head": self._head,
            "attest": self._attest,
        }
        op = request.get("op") if isinstance(request, dict) else None
        if not isinstance(op, str) or op not in operations:
            raise Refused("unknown operation")
        return operations[op](request)

    @property
    def _now(self) -> int:
        return int(self.clock())

    def _ping(self, request: dict[str, Any]) -> dict[str, Any]:
        Fields(request, {"op"})
        return {"root": key_id(self.store.root_public), "embedded": self.store.embedded}

    def _keys(self, request: dict[str, Any]) -> dict[str, Any]:
        Fields(request, {"op"})
        with self._renewing:
            self.store.renew(self._now)
        root = self.store.root_public
        return {
            "envelope": encode_base64url(self.store.envelope),
            "root": {"kid": key_id(root), "public": encode_base64url(root)},
            "embedded": self.store.embedded,
        }

    def _head(self, request: dict[str, Any]) -> dict[str, Any]:
        keys = {"op", "station", "seq", "nonce", "manifest", "deny", "command"}
        fields = Fields(request, keys)
        nonce, now = fields.text("nonce"), self._now
        head = Head(
            station=fields.text("station"),
            seq=fields.integer("seq"),
            nonce=nonce,
            issued=now,
            expires=now + (ONLINE_LEASE if nonce else MAX_LEASE),
            manifest=fields.sha256("manifest"),
            deny=fields.sha256("deny"),
            command=_command(fields.text("command")),
        )
        envelope = seal(Kind.HEAD, head.to_payload(), self.store.head)
        return {"envelope": envelope.to_text()}

    def _attest(self, request: dict[str, Any]) -> dict[str, Any]:
        told = Fields(request, {"op", "object"}).text("object", limit=2 * 1024 * 1024)
        data = told.encode()
        article = Article.from_payload(data)
        why_not = objection(article, self.publication(article.publication))
        if why_not:
            raise Refused(why_not)
        attestation = Attestation(
            object=sha256_hex(data),
            publication=article.publication,
            fingerprint=article.fingerprint,
            issued=self._now,
            not_after=self._now + ATTESTATION_LIFE,
        )
        return {
            "envelope": seal(Kind.ATTEST, attestation.to_payload(), self.store.approve).to_text()
        }


def _command(text: str) -> Command:
    try:
        return Command(text)
    except ValueError as error:
        raise DocumentError("malformed", "command") from error

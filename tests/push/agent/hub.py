"""A small hub over real HTTP, with real keys, that can be told to misbehave."""

import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from push.documents import (
    Article,
    Command,
    Deny,
    Item,
    Manifest,
    Media,
    canonical_bytes,
    key_id,
    sha256_hex,
)
from push.documents.canonical import decode_base64url, encode_base64url
from push.documents.station import short_fingerprint, token_message
from tests.push.documents.people import STATION, Hub, public

DAY = 86400


class FakeHub(ThreadingHTTPServer):
    """Speaks the station API. `before` may spoil an answer: (path, body) → body."""

    daemon_threads = True

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.now = now
        self.signing = Hub()
        self.objects: dict[str, bytes] = {}
        self.manifest, self.deny = Manifest(), Deny()
        self.seq, self.command, self.keys_version = 1, Command.NONE, 1
        self.lease = 7 * DAY
        self.authorised, self.revoked, self.refused = True, False, False
        self.device = b""
        self.tokens: set[str] = set()
        self.nonces: set[str] = set()
        self.receipts: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.spoil: Callable[[str, bytes], bytes] = lambda _path, body: body
        self.replay: bytes | None = None
        self.cut_after: int | None = None
        self.publish()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def show(self, *articles: Article, pictures: tuple[bytes, ...] = (), **changes: Any) -> None:
        """A new set: these articles (each with those of `pictures` that are its own)."""
        items = [self.item(told, pictures=pictures, **changes) for told in articles]
        self.show_items(*items)

    def show_items(self, *items: Item) -> None:
        self.manifest = Manifest(items)
        self.seq += 1
        self.publish()

    def item(self, told: Article, *, pictures: tuple[bytes, ...] = (), **changes: Any) -> Item:
        data = told.to_payload()
        self.objects[sha256_hex(data)] = data
        media = []
        for picture in pictures:
            self.objects[sha256_hex(picture)] = picture
            if sha256_hex(picture) in told.pictures():
                own = told.pictures()[sha256_hex(picture)]
                media.append(Media(own.sha256, own.size, own.mime))
        moment = int(self.now())
        attestation = self.signing.attestation(told, issued=moment, not_after=moment + 365 * DAY)
        wanted = {"attestation": attestation, "media": tuple(media), **changes}
        return self.signing.item(told, f"{told.publication}|{STATION}", **wanted)

    def call_back(self, deny: Deny) -> None:
        self.deny = deny
        self.seq += 1
        self.publish()

    def publish(self) -> None:
        for document in (self.manifest, self.deny):
            data = document.to_payload()
            self.objects[sha256_hex(data)] = data

    def signed_head(self, nonce: str, **changes: Any) -> bytes:
        moment = int(self.now())
        values = {
            "seq": self.seq,
            "nonce": nonce,
            "issued": moment,
            "expires": moment + self.lease,
            "command": self.command,
            **changes,
        }
        return self.signing.head(self.manifest, self.deny, **values)

    def signed_keys(self) -> bytes:
        return self.signing.keys(self.keys_version, int(self.now()) + 90 * DAY)

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def hub(self) -> FakeHub:
        return cast(FakeHub, self.server)

    def do_GET(self) -> None:
        self.hub.asked.append(self.path)
        if self.path == "/station/v1/keys":
            self.reply(200, self.hub.signed_keys())
        elif self.path.startswith("/station/v1/enrolments/"):
            self.enrolment()
        elif self.path.startswith("/o/"):
            self.object(self.path[3:])
        else:
            self.problem(404)

    def do_POST(self) -> None:
        self.hub.asked.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = self.path.rsplit("/", 1)[-1]
        if name in ("heads", "receipts"):
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            if token not in self.hub.tokens:
                self.problem(401)
                return
        getattr(self, f"post_{name}")(body)

    def post_enrolments(self, body: dict[str, Any]) -> None:
        self.hub.device = decode_base64url(body["public_key"], size=32)
        self.json(
            201,
            {
                "device_code": "device-1",
                "user_code": "BCDF-GHJK",
                "fingerprint": short_fingerprint(self.hub.device),
                "expires_in": 900,
                "interval": 0.2,
            },
        )

    def enrolment(self) -> None:
        if self.hub.refused:
            self.problem(410)
        elif not self.hub.authorised:
            self.json(202, {"status": "waiting"})
        else:
            root = public(self.hub.signing.root)
            self.json(
                200,
                {
                    "status": "authorised",
                    "station": STATION,
                    "root": {"kid": key_id(root), "public": encode_base64url(root)},
                    "language": "mvf",
                    "name": {"zh-hans": "鄂温克旗社区e站", "mvf": "ᠡᠸᠡᠩᠬᠢ ᠬᠣᠰᠢᠭᠤ"},
                },
            )

    def post_nonces(self, _body: Any) -> None:
        nonce = secrets.token_urlsafe(12)
        self.hub.nonces.add(nonce)
        self.json(201, {"nonce": nonce, "expires_in": 60})

    def post_tokens(self, body: dict[str, Any]) -> None:
        if self.hub.revoked or body["nonce"] not in self.hub.nonces:
            self.problem(401)
            return
        self.hub.nonces.discard(body["nonce"])
        key = Ed25519PublicKey.from_public_bytes(self.hub.device)
        key.verify(
            decode_base64url(body["signature"]), token_message(body["station"], body["nonce"])
        )
        token = secrets.token_urlsafe(16)
        self.hub.tokens.add(token)
        self.json(201, {"token": token, "expires_in": 3600})

    def post_heads(self, body: dict[str, Any]) -> None:
        self.reply(200, self.hub.replay or self.hub.signed_head(body["nonce"]))

    def post_receipts(self, body: dict[str, Any]) -> None:
        known = {receipt["id"] for receipt in self.hub.receipts}
        self.hub.receipts += [one for one in body["receipts"] if one["id"] not in known]
        self.json(200, {"accepted": [one["id"] for one in body["receipts"]], "unknown": []})

    def object(self, digest: str) -> None:
        data = self.hub.objects.get(digest)
        if data is None:
            self.problem(404)
            return
        data = self.hub.spoil(self.path, data)
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        headers = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        body = data[start:]
        if self.hub.cut_after is not None and len(body) > self.hub.cut_after:
            self.reply(206 if start else 200, body, headers, cut=self.hub.cut_after)
            self.close_connection = True
            return
        self.reply(206 if start else 200, body, headers)

    def json(self, status: int, body: Any) -> None:
        self.reply(status, canonical_bytes(body) if status != 201 else json.dumps(body).encode())

    def problem(self, status: int) -> None:
        self.reply(status, json.dumps({"title": f"problem {status}"}).encode())

    def reply(
        self,
        status: int,
        body: bytes,
        headers: dict[str, str] | None = None,
        *,
        cut: int | None = None,
    ) -> None:
        if not self.path.startswith("/o/"):
            body = self.hub.spoil(self.path, body)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:cut])

    def log_message(self, format: str, *args: Any) -> None:
        pass

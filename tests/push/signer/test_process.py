"""The signer as a process: what it signs, what it refuses, how it starts and stops."""

import os
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from push.documents import Command, Kind, Role
from push.documents.canonical import decode_base64url
from push.documents.envelope import Envelope
from push.documents.verify import (
    Expected,
    verify_attestation,
    verify_head,
    verify_keys,
    verify_object,
)
from push.signer.client import SignerClient, SignerRefused, SignerUnavailable
from tests.push.documents.people import Hub, article, content

from .house import Database, SignerProcess, start

DIGEST = "ab" * 32


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = Database(tmp_path_factory.mktemp("db") / "site 1.sqlite3")
    database.release(article())
    return database


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Iterator[SignerProcess]:
    process = SignerProcess(tmp_path_factory.mktemp("signer"), database.url)
    yield process
    process.stop()


def head(client: SignerClient, **changes: str) -> bytes:
    values = {"manifest": DIGEST, "deny": DIGEST, "nonce": "n" * 16, **changes}
    return client.head("ewenki-01", seq=3, **values)


def test_what_it_signs_a_station_believes(signer: SignerProcess) -> None:
    now = int(time.time())
    signed = signer.client.keys()
    root = decode_base64url(signed.root_public)
    keys = verify_keys(signed.envelope, root=root, version=1, now=now)
    expected = Expected("ewenki-01", seq=3, signed=0, nonce="n" * 16, clock=now)
    assert verify_head(head(signer.client), keys=keys, expected=expected).manifest == DIGEST
    told = article()
    item = Hub().item(told, attestation=signer.client.attest(told.to_payload()))
    attestation = verify_attestation(item, keys, now)
    assert verify_object(told.to_payload(), item, attestation) == told


def test_a_head_to_carry_has_no_nonce_and_a_longer_lease(signer: SignerProcess) -> None:
    from_stick = Envelope.from_bytes(head(signer.client, nonce=""))
    online = Envelope.from_bytes(head(signer.client))
    assert len(from_stick.payload) < len(online.payload)


def test_key_files_and_socket_are_private(signer: SignerProcess) -> None:
    assert stat.S_IMODE(signer.socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(signer.keys.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in signer.keys.iterdir()}
    assert modes == {0o600}
    assert signer.client.keys().embedded


def test_head_and_approval_are_signed_by_different_keys(signer: SignerProcess) -> None:
    keys = verify_keys(
        signer.client.keys().envelope,
        root=decode_base64url(signer.client.keys().root_public),
        version=1,
        now=int(time.time()),
    )
    assert {key.role for key in keys.keys} == {Role.HEAD, Role.APPROVE}
    assert len({key.public for key in keys.keys}) == 2


@pytest.mark.parametrize(
    "request_line",
    [
        b'{"op":"sign","bytes":"anything"}\n',
        b'{"op":"head"}\n',
        b'{"op":"head","station":"a/../b","seq":1,"nonce":"","manifest":"%s","deny":"%s",'
        b'"command":"none"}\n' % ((b"ab" * 32,) * 2),
        b'{"op":"attest","object":"hello"}\n',
        b'["ping"]\n',
        b'{"op":["ping"]}\n',
        b"not json\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_anything_else_is_refused_and_the_connection_lives(
    signer: SignerProcess, request_line: bytes
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect(str(signer.socket))
        answers = connection.makefile("rb")
        connection.sendall(request_line)
        assert b'"refused"' in answers.readline()
        connection.sendall(b'{"op":"ping"}\n')
        assert b'"ok": true' in answers.readline()
        answers.close()


def test_an_endless_line_is_cut_off(signer: SignerProcess) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect(str(signer.socket))
        with pytest.raises(ConnectionError):
            connection.sendall(b"x" * 16 * 1024 * 1024)
    signer.client.ping()


def test_an_unknown_command_is_refused(signer: SignerProcess) -> None:
    with pytest.raises(SignerRefused, match="command"):
        signer.client.head(
            "a", seq=1, nonce="", manifest=DIGEST, deny=DIGEST, command=_Fake("explode")
        )


class _Fake:
    def __init__(self, value: str) -> None:
        self.value = value


def test_an_object_that_was_never_published_is_refused(signer: SignerProcess) -> None:
    stranger = article(publication="00000000-0000-4000-8000-000000000001")
    with pytest.raises(SignerRefused, match="no such publication"):
        signer.client.attest(stranger.to_payload())


@pytest.mark.parametrize(
    ("forged", "reason"),
    [
        (article(content=content(title="喝白酒防布病")), "fingerprint"),
        (article(fingerprint="cd" * 32), "fingerprint"),
        (article(names={"regions": {"150724": {"zh-hans": "别处"}}}), "something else"),
        (article(released_at="2026-11-21T10:00:00+08:00"), "time of release"),
        (article(translation_key="00000000-0000-4000-8000-000000000001"), "translation key"),
    ],
)
def test_an_object_that_says_something_else_is_refused(
    signer: SignerProcess, forged: object, reason: str
) -> None:
    with pytest.raises(SignerRefused, match=reason):
        signer.client.attest(forged.to_payload())  # type: ignore[attr-defined]


def test_a_withdrawn_publication_is_refused(signer: SignerProcess, database: Database) -> None:
    database.run("UPDATE release_publication SET state = 'withdrawn'")
    try:
        with pytest.raises(SignerRefused, match="withdrawn"):
            signer.client.attest(article().to_payload())
    finally:
        database.run("UPDATE release_publication SET state = 'current'")


@pytest.mark.parametrize(
    ("spoil", "mend"),
    [
        (
            "UPDATE review_clearance SET revoked_at = '2026-11-24 00:00:00'",
            "UPDATE review_clearance SET revoked_at = NULL",
        ),
        ("UPDATE review_clearance SET page_id = 2", "UPDATE review_clearance SET page_id = 1"),
    ],
)
def test_without_a_living_clearance_of_its_page_it_is_refused(
    signer: SignerProcess, database: Database, spoil: str, mend: str
) -> None:
    database.run(spoil)
    try:
        with pytest.raises(SignerRefused, match="clearance"):
            signer.client.attest(article().to_payload())
    finally:
        database.run(mend)


def test_it_never_writes_to_the_database(signer: SignerProcess, database: Database) -> None:
    mode = database.path.stat().st_mode
    database.path.chmod(0o400)
    try:
        assert signer.client.attest(article().to_payload())
    finally:
        database.path.chmod(mode)


def test_many_threads_share_one_client(signer: SignerProcess) -> None:
    heads: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: heads.extend(head(signer.client) for _ in range(20)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heads) == 160


def test_a_client_survives_a_restart_and_the_keys_stay(tmp_path: Path, database: Database) -> None:
    signer = SignerProcess(tmp_path, database.url)
    before = signer.client.keys()
    assert signer.stop() == 0
    assert not signer.socket.exists()
    with pytest.raises(SignerUnavailable):
        signer.client.ping()
    signer.start()
    assert signer.client.keys() == before
    signer.process.kill()
    signer.process.wait()
    signer.start()  # over the socket file that the killed one left
    assert head(signer.client)
    signer.stop()


def test_a_second_signer_does_not_push_the_first_aside(
    signer: SignerProcess, database: Database
) -> None:
    second = start(signer.socket, signer.keys, database.url)
    _, error = second.communicate(timeout=15)
    assert second.returncode == 2
    assert b"another signer is running" in error
    signer.client.ping()


def test_key_files_that_others_can_read_stop_it(tmp_path: Path, database: Database) -> None:
    signer = SignerProcess(tmp_path, database.url)
    signer.stop()
    (signer.keys / "approve.key").chmod(0o644)
    process = start(signer.socket, signer.keys, database.url)
    _, error = process.communicate(timeout=15)
    assert process.returncode == 2
    assert error.decode().count("\n") == 1
    assert "can be read by others" in error.decode()


def test_a_missing_database_is_unavailable_not_refused(tmp_path: Path) -> None:
    signer = SignerProcess(tmp_path, f"sqlite:///{tmp_path}/none.sqlite3")
    with pytest.raises(SignerUnavailable):
        signer.client.attest(article().to_payload())
    assert not (tmp_path / "none.sqlite3").exists()
    signer.stop()


def test_a_forked_child_opens_its_own_connection(signer: SignerProcess) -> None:
    signer.client.ping()
    child = os.fork()
    if child == 0:
        os._exit(0 if signer.client.ping() else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert head(signer.client)


def test_kinds_have_their_own_prefix() -> None:
    assert {kind.prefix for kind in Kind} == {
        b"kepu-head-v1\0",
        b"kepu-keys-v1\0",
        b"kepu-attest-v1\0",
    }
    assert {command.value for command in Command} == {"none", "wipe"}

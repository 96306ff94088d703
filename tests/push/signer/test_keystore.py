"""The key list lives longer than any one signature on it."""

from pathlib import Path

import pytest

from push.documents import Envelope, Keys, Kind
from push.signer.keystore import DAY, LIST_LIFE, KeyStore, KeyStoreError, open_store

NOW = 1_795_530_000


def key_list(store: KeyStore) -> Keys:
    opened = Envelope.from_bytes(store.envelope).opened(Kind.KEYS, store.root_public)
    return Keys.from_payload(opened)


def test_the_list_is_signed_again_only_near_its_end(tmp_path: Path) -> None:
    store = open_store(tmp_path, NOW)
    first = key_list(store)
    store.renew(NOW + LIST_LIFE - 31 * DAY)
    assert key_list(store) == first
    store.renew(NOW + LIST_LIFE - 29 * DAY)
    assert key_list(store).version == first.version + 1
    assert key_list(store).expires == NOW + 2 * LIST_LIFE - 29 * DAY


def test_a_deleted_key_is_replaced_and_named_by_the_next_version(tmp_path: Path) -> None:
    before = key_list(open_store(tmp_path, NOW))
    (tmp_path / "head.key").unlink()
    after = key_list(open_store(tmp_path, NOW + 1))
    assert after.version == before.version + 1
    assert len({key.kid for key in before.keys} & {key.kid for key in after.keys}) == 1


def test_with_the_root_away_the_list_is_served_as_it_is(tmp_path: Path) -> None:
    signed = open_store(tmp_path, NOW).envelope
    (tmp_path / "root.key").unlink()
    store = open_store(tmp_path, NOW + LIST_LIFE)
    assert not store.embedded
    assert store.envelope == signed


def test_with_the_root_away_no_key_is_made(tmp_path: Path) -> None:
    open_store(tmp_path, NOW)
    (tmp_path / "root.key").unlink()
    (tmp_path / "approve.key").unlink()
    with pytest.raises(KeyStoreError, match="the root is not here"):
        open_store(tmp_path, NOW)


def test_rubbish_in_a_key_file_is_said(tmp_path: Path) -> None:
    open_store(tmp_path, NOW)
    (tmp_path / "root.key").write_text("rubbish")
    with pytest.raises(KeyStoreError, match="holds no key"):
        open_store(tmp_path, NOW)

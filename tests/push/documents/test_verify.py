"""What a station believes, link by link of the chain: each refusal has its own word."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from push.documents import (
    Article,
    DeniedObject,
    Deny,
    DocumentError,
    Envelope,
    Head,
    Item,
    Keys,
    Kind,
    Manifest,
    Media,
    Role,
    canonical_bytes,
    seal,
    sha256_hex,
)
from push.documents.canonical import parse
from push.documents.verify import (
    Expected,
    check_not_denied,
    verify_attestation,
    verify_deny,
    verify_head,
    verify_keys,
    verify_manifest,
    verify_object,
)

from .people import NONCE, NOW, PICTURE, STATION, Hub, article, pictured, private_key, public

HUB, SHOWN = Hub(), article()
ROOT = public(HUB.root)
DAY = 86400


def keys() -> Keys:
    return verify_keys(HUB.keys(), root=ROOT, version=1, now=NOW)


def expected(**changes: Any) -> Expected:
    online = Expected(STATION, seq=7, signed=NOW, nonce=NONCE, clock=NOW)
    return replace(online, **changes)


def head(data: bytes | None = None, **changes: Any) -> Head:
    told = HUB.head(Manifest()) if data is None else data
    return verify_head(told, keys=keys(), expected=expected(**changes))


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(DocumentError) as error:
        act()
    return error.value.code


def test_a_key_list_is_believed_of_the_pinned_root_alone() -> None:
    assert refused(lambda: verify_keys(HUB.keys(), root=public(HUB.head_key), version=1, now=NOW)) \
        == "unknown_key"  # fmt: skip


def test_a_changed_byte_breaks_the_signature() -> None:
    whole = HUB.keys()
    spoilt = whole[:-2] + bytes([whole[-2] ^ 1]) + whole[-1:]

    assert refused(lambda: verify_keys(spoilt, root=ROOT, version=1, now=NOW)) == "bad_signature"


def test_a_good_signature_under_another_keys_name_is_refused() -> None:
    signed = Envelope.from_bytes(HUB.keys())
    renamed = replace(signed, kid="00" * 8).to_bytes()

    assert refused(lambda: verify_keys(renamed, root=ROOT, version=1, now=NOW)) == "unknown_key"


@pytest.mark.parametrize(
    ("version", "now", "why"), [(3, NOW, "rollback"), (1, NOW + DAY, "expired")]
)
def test_an_old_key_list_is_refused(version: int, now: int, why: str) -> None:
    data = HUB.keys(version=2, expires=NOW + DAY)

    assert refused(lambda: verify_keys(data, root=ROOT, version=version, now=now)) == why


def test_a_key_is_believed_in_its_own_role_and_time_only() -> None:
    one = keys().keys[0]

    assert keys().find(one.kid, Role.HEAD, NOW) == one
    assert refused(lambda: keys().find(one.kid, Role.APPROVE, NOW)) == "unknown_key"
    assert refused(lambda: keys().find(one.kid, Role.HEAD, one.not_after)) == "key_expired"


def test_a_head_for_this_station_and_this_request_is_believed_and_again() -> None:
    assert head().seq == 7
    assert head(seq=6).station == STATION


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"station": "another-station"}, "wrong_station"),
        ({"seq": 6}, "rollback"),
        ({"issued": NOW - 8 * DAY, "expires": NOW}, "expired"),
        ({"nonce": "BBBBBBBBBBBBBBBB"}, "wrong_nonce"),
        ({"nonce": ""}, "wrong_nonce"),
        ({"key": HUB.approve_key}, "unknown_key"),
    ],
)
def test_any_other_head_is_refused(changes: dict[str, Any], why: str) -> None:
    told = HUB.head(Manifest(), **changes)

    assert refused(lambda: head(told)) == why


def test_a_stick_carries_only_heads_that_were_made_for_a_stick() -> None:
    assert head(HUB.head(Manifest(), nonce=""), nonce=None).nonce == ""
    assert refused(lambda: head(nonce=None)) == "wrong_nonce"


def test_a_clock_that_was_set_back_brings_no_old_head_to_life() -> None:
    later = NOW + 7 * DAY

    assert refused(lambda: head(signed=later, clock=NOW)) == "expired"


def test_what_was_signed_as_one_kind_passes_for_no_other() -> None:
    payload = Envelope.from_bytes(HUB.head(Manifest())).payload
    disguised = seal(Kind.ATTEST, payload, HUB.head_key).to_bytes()

    assert refused(lambda: head(disguised)) == "bad_signature"


def test_lists_are_those_that_the_head_names() -> None:
    item = HUB.item(SHOWN)
    other = Deny(publications=(SHOWN.publication,))

    assert refused(lambda: verify_manifest(Manifest((item,)).to_payload(), head())) == "wrong_hash"
    assert refused(lambda: verify_deny(other.to_payload(), head())) == "wrong_hash"


@pytest.mark.parametrize(
    ("attested", "why"),
    [
        (HUB.attestation(SHOWN, key=HUB.head_key), "unknown_key"),
        (HUB.attestation(SHOWN, key=private_key("thief")), "unknown_key"),
        (HUB.attestation(SHOWN, object="ab" * 32), "wrong_object"),
        (HUB.attestation(SHOWN, not_after=NOW), "expired"),
    ],
)
def test_an_approval_is_of_this_object_by_the_approve_key_in_time(attested: str, why: str) -> None:
    item = HUB.item(SHOWN, attestation=attested)

    assert refused(lambda: verify_attestation(item, keys(), NOW)) == why


def _verified(told: Article, data: bytes | None = None, **changes: Any) -> Article:
    item: Item = HUB.item(told, **changes)
    attestation = verify_attestation(item, keys(), NOW)
    return verify_object(told.to_payload() if data is None else data, item, attestation)


def test_the_object_that_was_approved_is_believed() -> None:
    assert _verified(SHOWN) == SHOWN


def test_other_bytes_than_the_approved_are_refused() -> None:
    data = SHOWN.to_payload()

    assert refused(lambda: _verified(SHOWN, data + b" ")) == "wrong_size"
    assert refused(lambda: _verified(SHOWN, data.replace(b"2026", b"2027"))) == "wrong_hash"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"publication": "11111111-0b0a-4908-8706-050403020100"}, "wrong_object"),
        ({"fingerprint": "ab" * 32}, "wrong_fingerprint"),
    ],
)
def test_an_approval_says_which_publication_and_text(changes: dict[str, Any], why: str) -> None:
    attested = HUB.attestation(SHOWN, **changes)

    assert refused(lambda: _verified(SHOWN, attestation=attested)) == why


def test_a_text_that_is_not_the_one_of_its_fingerprint_is_a_forgery() -> None:
    forged = replace(SHOWN, content={**SHOWN.content, "title": "剂量加倍"})

    assert refused(lambda: _verified(forged)) == "wrong_fingerprint"


@pytest.mark.parametrize(
    "media",
    [Media("cd" * 32, len(PICTURE), "image/png"), Media(sha256_hex(PICTURE), 9, "image/png")],
)
def test_an_item_brings_no_picture_but_its_articles_own(media: Media) -> None:
    told, own = pictured()

    assert _verified(told, media=(own,)) == told
    assert refused(lambda: _verified(told, media=(own, media))) == "wrong_object"


@pytest.mark.parametrize("which", ["object", "publication", "picture"])
def test_whatever_of_it_is_called_back_it_is_not_shown(which: str) -> None:
    told, own = pictured()
    item = HUB.item(told, media=(own,))
    attestation = verify_attestation(item, keys(), NOW)
    deny = {
        "object": Deny((DeniedObject(item.object, NOW),)),
        "publication": Deny(publications=(told.publication,)),
        "picture": Deny((DeniedObject(own.sha256, NOW),)),
    }

    check_not_denied(Deny((DeniedObject("ab" * 32, NOW),)), item, attestation)
    assert refused(lambda: check_not_denied(deny[which], item, attestation)) == "denied"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": 1}', "not_canonical"),
        (b'{"b":1,"a":2}', "not_canonical"),
        (b'{"a":1}\n', "not_canonical"),
        (b'{"a":1,"a":1}', "duplicate_key"),
        (b'{"a":1.5}', "malformed"),
        (b'{"a":NaN}', "malformed"),
        (b"\xff", "malformed"),
        (b'{"a":"' + bytes(100) + b'"}', "oversized"),
    ],
)
def test_a_document_has_one_way_to_be_written(data: bytes, why: str) -> None:
    assert refused(lambda: parse(data, limit=50)) == why
    assert parse(canonical_bytes({"b": 1, "a": "字"}), limit=50) == {"a": "字", "b": 1}

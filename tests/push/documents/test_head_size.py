"""A head is fetched every minute over links that are paid by the byte."""

from push.documents import Command, Envelope, Head, Kind, seal
from push.documents.fields import LARGEST
from push.documents.head import MAX_LEASE

from .people import private_key


def test_even_the_longest_head_is_under_300_bytes() -> None:
    head = Head(
        station="x" * 32,
        seq=LARGEST,
        nonce="n" * 16,
        issued=4_102_444_800,
        expires=4_102_444_800 + MAX_LEASE,
        manifest="f" * 64,
        deny="f" * 64,
        command=Command.WIPE,
    )
    envelope = seal(Kind.HEAD, head.to_payload(), private_key("head")).to_bytes()
    assert len(envelope) < 300
    assert Head.from_payload(Envelope.from_bytes(envelope).payload) == head

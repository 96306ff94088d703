"""Proof that nobody rewrote the log: the chain is computed again from its first row."""

from dataclasses import dataclass

from .actions import GENESIS, digest
from .models import Record


@dataclass(frozen=True)
class Finding:
    """What the check saw. `broken_at` is the first row that does not fit, or None."""

    count: int
    head: str
    broken_at: int | None = None
    noted_missing: bool = False

    @property
    def intact(self) -> bool:
        return self.broken_at is None and not self.noted_missing


def verify(noted: str = "") -> Finding:
    """Walk the whole chain. A chain cut off at its end is whole in itself, so give the digest you
    `noted` last time: it must still be there.
    """
    previous, count, seen = GENESIS, 0, noted in {"", GENESIS}
    for row in Record.objects.order_by("id").iterator(chunk_size=2000):
        if row.previous != previous or row.digest != digest(row):
            return Finding(count, previous, broken_at=row.pk)
        previous, count = row.digest, count + 1
        seen = seen or row.digest == noted
    return Finding(count, previous, noted_missing=not seen)

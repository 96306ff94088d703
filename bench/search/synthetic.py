"""Synthetic documents with natural term frequencies, and what to ask of them.

Texts of 400 to 600 characters whose words follow Zipf's law, and 300 queries of one, two and four
words in three bands of frequency: the same every time.
"""

import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

WORDS, QUERIES = 30_000, 300
#: Documents with the word, as a part of all: seldom, now and then, often.
BANDS = {"seldom": (0.0, 0.001), "now and then": (0.001, 0.05), "often": (0.05, 1.0)}
KINDS = {"one word": 1, "two words": 2, "any of four": 4}

Texts = list[tuple[str, str]]


class Asked(NamedTuple):
    """One query: all of its words, or any of them."""

    band: str
    kind: str
    text: str

    @property
    def every(self) -> bool:
        return self.kind != "any of four"


def documents(count: int) -> tuple[Texts, Counter[str]]:
    """Titles and texts; and how many documents have each word."""
    chance = random.Random(8)  # noqa: S311 - the same texts every time
    characters = [chr(0x4E00 + n) for n in range(3_000)]
    made = (
        "".join(chance.choices(characters, k=chance.choice((2, 2, 2, 3)))) for _ in range(WORDS)
    )
    words = list(dict.fromkeys(made))
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    texts, seen = [], Counter[str]()
    for _ in range(count):
        length, held, size = chance.randint(400, 600), [], 0
        while size < length:
            held.append(words[bisect(weights, chance.random() * weights[-1])])
            size += len(held[-1])
        lines = ["".join(held[n : n + 7]) for n in range(0, len(held), 7)]
        texts.append(("".join(held[:4]), "，".join(lines)))
        seen.update(set(held))
    return texts, seen


def queries(seen: Counter[str], count: int) -> Iterator[Asked]:
    """As many of each kind in each band."""
    chance = random.Random(9)  # noqa: S311 - the same queries every time
    each = -(-QUERIES // (len(BANDS) * len(KINDS)))
    made = []
    for name, (low, high) in BANDS.items():
        band = sorted(word for word, n in seen.items() if low * count < n <= max(high * count, 1))
        for kind, number in KINDS.items():
            made += [
                Asked(name, kind, " ".join(chance.choices(band, k=number))) for _ in range(each)
            ]
    yield from made[:QUERIES]

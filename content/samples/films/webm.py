"""Packs encoded frames as WebM: just enough Matroska for one silent VP8 track."""

import struct
from collections.abc import Iterable

Piece = tuple[bool, int, bytes]  # begins anew?, milliseconds, bytes


def packed(pieces: list[Piece], *, width: int, height: int, rate: int) -> bytes:
    """The film as a file: its length is known and it can be wound."""
    length = float(pieces[-1][1] + 1000 / rate)
    head = _box(
        0x1A45DFA3,
        _number(0x4286, 1), _number(0x42F7, 1), _number(0x42F2, 4), _number(0x42F3, 8),
        _text(0x4282, "webm"), _number(0x4287, 2), _number(0x4285, 2),
    )  # fmt: skip
    info = _box(
        0x1549A966,
        _number(0x2AD7B1, 1_000_000), _box(0x4489, _real(length)),
        _text(0x4D80, "kepu"), _text(0x5741, "kepu"),
    )  # fmt: skip
    video = _box(0xE0, _number(0xB0, width), _number(0xBA, height))
    track = _box(
        0xAE,
        _number(0xD7, 1), _number(0x73C5, 1), _number(0x83, 1), _number(0x9C, 0),
        _text(0x86, "V_VP8"), _number(0x23E383, 1_000_000_000 // rate), video,
    )  # fmt: skip
    tracks = _box(0x1654AE6B, track)
    clusters = [(group[0][1], _cluster(group)) for group in _groups(pieces)]
    # The index stands before the clusters, so its own size must be known: places are fixed-width.
    before = len(info) + len(tracks)
    index = _index([(at, 0) for at, _ in clusters])
    places, offset = [], before + len(index)
    for at, cluster in clusters:
        places.append((at, offset))
        offset += len(cluster)
    body = info + tracks + _index(places) + b"".join(cluster for _, cluster in clusters)
    return head + _box(0x18538067, body)


def _groups(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The frames in runs that each begin anew."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece[0]:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _cluster(group: list[Piece]) -> bytes:
    start = group[0][1]
    blocks = [
        _box(0xA3, b"\x81" + (at - start).to_bytes(2, "big") + (b"\x80" if key else b"\x00") + data)
        for key, at, data in group
    ]
    return _box(0x1F43B675, _number(0xE7, start), *blocks)


def _index(places: list[tuple[int, int]]) -> bytes:
    points = [
        _box(
            0xBB,
            _number(0xB3, at, width=4),
            _box(0xB7, _number(0xF7, 1), _number(0xF1, offset, width=4)),
        )
        for at, offset in places
    ]
    return _box(0x1C53BB6B, *points)


def _box(name: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    label = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return label + (0x01 << 56 | len(data)).to_bytes(8, "big") + data


def _number(name: int, value: int, *, width: int = 0) -> bytes:
    return _box(name, value.to_bytes(width or max(1, (value.bit_length() + 7) // 8), "big"))


def _real(value: float) -> bytes:
    return struct.pack(">d", value)


def _text(name: int, value: str) -> bytes:
    return _box(name, value.encode())

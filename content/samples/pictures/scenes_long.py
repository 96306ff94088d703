"""Long pictures: frames one below the other, read downwards on a phone. They carry no words, so
that both languages can show the same file; big numerals give the order."""

from figures import horse, person
from pieces import (
    BLUE,
    HEIGHT,
    INK,
    SUN,
    WIDTH,
    badge,
    box,
    cloud,
    dot,
    flame,
    g,
    grass,
    land,
    line,
    path,
    sky,
    smoke,
)  # fmt: skip

FRAME, GAP = 800, 40


def strip(*frames: str) -> str:
    """Frames below one another, each with its numeral; inside, a frame is 1280 × 800."""
    height = len(frames) * (FRAME + GAP) + GAP
    parts = [box(0, 0, WIDTH, height, "#fffaf0")]
    for number, inner in enumerate(frames, start=1):
        y = GAP + (number - 1) * (FRAME + GAP)
        parts.append(
            f'<clipPath id="f{number}"><rect x="{GAP}" y="{y}" width="{WIDTH - 2 * GAP}" '
            f'height="{FRAME}" rx="44"/></clipPath>'
            f'<g clip-path="url(#f{number})">{g(inner, y=y)}</g>' + _numeral(number, y)
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}">{"".join(parts)}</svg>'
    )


def _numeral(number: int, y: float) -> str:
    return dot(150, y + 110, 66, INK) + (
        f'<text x="150" y="{y + 142}" font-family="Noto Sans,DejaVu Sans,sans-serif" '
        f'font-size="92" font-weight="700" fill="#fff" text-anchor="middle">{number}</text>'
    )


def _steppe(kind: str = "gold", air: str = "day") -> str:
    """The land of a frame, its horizon a little higher than in a picture of its own."""
    return g(sky(air) + land(kind, horizon=470), y=HEIGHT - FRAME - 260)


def _fire(*places: float, y: float = 520, s: float = 1.0) -> str:
    return "".join(smoke(x, y - 60 * s, s * 1.3, "#8f867d") + flame(x, y, s) for x in places)


def _phone(x: float, y: float, s: float = 1) -> str:
    return g(
        box(-74, -150, 148, 300, INK, 26) + box(-60, -124, 120, 226, "#dff0f2", 8)
        + path("M-30-40q-14-34 10-50l16 28-12 12q10 26 32 40l14-10 24 20q-18 22-50 12-30-20-34-52z", "#2f8a54")
        + dot(0, 124, 14, "#55616a"),
        x=x, y=y, s=s,
    )  # fmt: skip


def steppe_fire() -> str:
    """Call, look at the wind, go across it into the burnt land, cover mouth and nose."""
    call = (
        _steppe() + cloud(980, 120, 0.9) + _fire(1010, 1090, 1170, y=430, s=0.5)
        + person(430, 760, 1.25, coat=BLUE, arm="up") + _phone(690, 400, 1.25)
        + line("M800 300q44 100 0 200M846 266q66 134 0 268", "#2f8a54", 14)
    )  # fmt: skip
    blade = "M0 0q26-34 70-30-22 36-70 30z"
    wind = (
        _steppe(air="dawn")
        + person(380, 770, 1.3, coat="#8a4a86", sash=SUN, hat="scarf", arm="point")
        + "".join(
            g(path(blade, "#a8842f"), x=620 + i * 92, y=340 - (i % 3) * 46, s=1.1) for i in range(5)
        )
        + "".join(
            line(f"M{560} {y}h{w}q60 0 60-40t-44-30", "#ffffff", 16, opacity=0.9)
            for y, w in ((210, 460), (470, 420), (590, 320))
        )
    )
    # The wind blows to the right and the front with it; who goes across it reaches burnt land.
    across = (
        _steppe()
        + "".join(
            line(f"M{x} {y}h{w}q50 0 50-34t-38-26", "#ffffff", 14, opacity=0.9)
            for x, y, w in ((330, 190, 420), (560, 290, 380))
        )
        + path("M0 560q260-60 560-40l150 30q40 120-60 250H0z", "#453b34")
        + "".join(dot(40 + (i * 97) % 560, 600 + (i * 53) % 180, 7, "#d98a4a") for i in range(14))
        + _fire(760, 850, 940, 1030, y=540, s=0.8)
        + person(870, 770, 0.95, coat="#2c7a6b", arm="down", flip=True)
        + line("M760 690L640 740", "#fff", 22) + path("M600 756l34-58 38 72z", "#fff")
        + horse(330, 740, 0.85, coat="#6b4028", flip=True) + badge(1150, 130, "yes", 1.1)
    )  # fmt: skip
    cover = (
        _steppe("burnt") + smoke(180, 420, 1.5, "#8f867d") + smoke(1100, 380, 1.7, "#8f867d")
        + path("M0 800q300-150 640-130t640 60v70z", "#5f452c")
        + person(560, 770, 1.5, coat="#2f6d9c", mask=True, arm="up")
        + "".join(
            path(f"M{x} {y}q30 40 22 58-22 26-44 0-8-18 22-58z", "#5aa3cc")
            for x, y in ((800, 250), (860, 330), (800, 410))
        )
    )  # fmt: skip
    return strip(call, wind + grass(690, "#b98a31"), across, cover)


SCENES = {"steppe-fire-steps": steppe_fire}

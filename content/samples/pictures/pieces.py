"""The pieces every illustration is made of: sky, hills, snow, animals, people, homes and things.

Each function returns SVG for a canvas of 1280 × 960. A piece stands with its feet at (x, y) and is
drawn at the size `s`; `flip` turns it to the left. Flat shapes, few colours, no outlines: what is
meant must be plain at 360 pixels and on a wall.
"""

from __future__ import annotations

import random
from typing import Any

WIDTH, HEIGHT = 1280, 960
INK, SKIN, SNOW, SHADE = "#22313b", "#e0ac82", "#fbfdfd", "#dbe7ee"
RED, SUN, BLUE, GREEN, WOOD = "#c4472f", "#f4b73f", "#2f6d9c", "#3f8f5a", "#8a5a3a"

SKIES = {
    "day": ("#8fc3e3", "#e9f4f7"),
    "dawn": ("#8cbcdb", "#fde9cf"),
    "dusk": ("#3e6a95", "#f3c08f"),
    "night": ("#0d2440", "#375c83"),
    "storm": ("#586b7d", "#b9c6cf"),
    "smoke": ("#a8896b", "#f0d9b0"),
    "winter": ("#a9cbe2", "#f1f7f9"),
}
LANDS = {
    "green": ("#a8cfa6", "#7dba80", "#56a066", "#347d4d"),
    "gold": ("#ddcf98", "#d2b567", "#bf9a47", "#9b7732"),
    "snow": ("#d3e2ec", "#e3edf3", "#f0f6f9", "#fbfdfd"),
    "night": ("#3a5f83", "#59799a", "#86a2bc", "#b5c8d8"),
    "burnt": ("#d8c28b", "#c3a458", "#a58843", "#4a4138"),
}


def g(
    inner: str, *, x: float = 0, y: float = 0, s: float = 1, flip: bool = False, **more: Any
) -> str:
    """A group moved to (x, y), scaled, and mirrored when `flip`."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in more.items())
    return f'<g transform="translate({x} {y}) scale({-s if flip else s} {s})"{extra}>{inner}</g>'


def path(d: str, fill: str, **more: Any) -> str:
    """A filled path."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in more.items())
    return f'<path d="{d}" fill="{fill}"{extra}/>'


def line(d: str, colour: str, width: float, **more: Any) -> str:
    """A stroke with round ends."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in more.items())
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round"{extra}/>'
    )


def dot(x: float, y: float, r: float, fill: str, **more: Any) -> str:
    """A circle."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in more.items())
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"{extra}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """An ellipse."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"/>'


def box(x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> str:
    """A rectangle with corners of radius `r`."""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"/>'


def sky(kind: str) -> str:
    """The whole background, lighter towards the horizon."""
    top, low = SKIES[kind]
    return (
        f'<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" '
        f'stop-color="{top}"/><stop offset=".72" stop-color="{low}"/></linearGradient></defs>'
        + box(0, 0, WIDTH, HEIGHT, "url(#sky)")
    )


def land(kind: str, *, horizon: int = 560) -> str:
    """Four waves of hills from the horizon down to the feet of the picture."""
    far, middle, near, ground = LANDS[kind]
    h = horizon
    return (
        path(f"M0 {h}q160-60 330-20t340-30 330 10 280-34V960H0z", far)
        + path(f"M0 {h + 60}q220-70 460-14t470-26 350 6V960H0z", middle)
        + path(f"M0 {h + 150}q260-60 560-8t720-50V960H0z", near)
        + path(f"M0 {h + 262}q340-56 700-4t580-40V960H0z", ground)
    )


def sun(x: float = 1010, y: float = 190, r: float = 74, fill: str = SUN) -> str:
    """The sun (or a low, pale one) with a soft ring."""
    return dot(x, y, r * 1.6, fill, opacity=0.22) + dot(x, y, r, fill)


def moon(x: float = 1040, y: float = 170) -> str:
    """A crescent and stars."""
    dice = random.Random(7)  # noqa: S311 - the same stars every time
    stars = "".join(
        dot(dice.randint(20, 1260), dice.randint(20, 430), dice.choice([2, 3, 4]), "#dfeaf4")
        for _ in range(46)
    )
    return stars + path(f"M{x} {y - 70}a70 70 0 1 0 62 104a56 56 0 1 1-62-104z", "#f7e7b4")


def cloud(x: float, y: float, s: float = 1, fill: str = "#ffffff") -> str:
    """A flat-bottomed cloud."""
    return g(
        path("M-120 30a46 46 0 0 1 18-88 70 70 0 0 1 128-14 54 54 0 0 1 84 52 36 36 0 0 1 6 50z", fill),
        x=x, y=y, s=s, opacity=0.85,
    )  # fmt: skip


def snowfall(seed: int = 1, count: int = 110) -> str:
    """Flakes over everything."""
    dice = random.Random(seed)  # noqa: S311 - the same flakes every time
    return "".join(
        dot(
            dice.randint(0, WIDTH),
            dice.randint(0, HEIGHT),
            dice.choice([4, 5, 7, 9]),
            "#fff",
            opacity=0.85,
        )
        for _ in range(count)
    )


def rain(seed: int = 3, count: int = 70) -> str:
    """Slanting strokes."""
    dice = random.Random(seed)  # noqa: S311
    drops = [(dice.randint(0, 1300), dice.randint(0, 800)) for _ in range(count)]
    return "".join(line(f"M{x} {y}l-14 44", "#dbe8f0", 4, opacity=0.6) for x, y in drops)


def grass(y: int, colour: str, *, seed: int = 5, count: int = 40) -> str:
    """Tufts along the foot of the picture."""
    dice = random.Random(seed)  # noqa: S311
    tufts = [
        (dice.randint(0, WIDTH), y + dice.randint(0, 140), dice.uniform(0.7, 1.4))
        for _ in range(count)
    ]
    return "".join(
        g(line("M0 0q-4-20-16-32M0 0q0-24 2-42M0 0q4-18 18-28", colour, 5), x=x, y=v, s=s)
        for x, v, s in tufts
    )


def flowers(y: int, *, seed: int = 9, count: int = 26) -> str:
    """Small blooms in the grass."""
    dice = random.Random(seed)  # noqa: S311
    return "".join(
        dot(
            dice.randint(0, WIDTH),
            y + dice.randint(0, 120),
            7,
            dice.choice(["#f7d35f", "#fff", "#e58fb0"]),
        )
        for _ in range(count)
    )


def smoke(x: float, y: float, s: float = 1, colour: str = "#eef3f6") -> str:
    """A plume that leans with the wind."""
    return g(
        line("M0 0c-24-50 36-76 10-130s44-84 26-150", colour, 34, opacity=0.55)
        + line("M8-40c-14-40 40-70 24-120s50-80 40-130", colour, 22, opacity=0.5),
        x=x, y=y, s=s,
    )  # fmt: skip


def flame(x: float, y: float, s: float = 1) -> str:
    """One tongue of fire."""
    return g(
        path("M0 0c-52 0-66-44-44-84 8 16 16 20 22 18-14-44 8-78 36-104-2 40 18 50 30 80 6-8 8-16 8-26 30 46 14 116-52 116z", "#e2572b")
        + path("M0 0c-28 0-36-26-22-48 4 8 10 10 14 8-4-24 8-40 18-50 0 22 10 28 16 44 10 24 0 46-26 46z", SUN),
        x=x, y=y, s=s,
    )  # fmt: skip


def ger(x: float, y: float, s: float = 1, *, smoking: bool = True, lit: bool = False) -> str:
    """A felt tent with its door to the south."""
    door = "#f3b04a" if lit else "#b5522f"
    body = (
        oval(0, 6, 240, 18, "#00000018")
        + path("M-210-130h420v120q0 12-12 12h-396q-12 0-12-12z", "#f6f3ea")
        + path("M-226-128Q-120-236-34-250h68Q120-236 226-128z", "#fffdf6")
        + path("M-226-128Q-120-236-34-250h20Q-80-220-130-128z", "#ebe6d8")
        + box(-214, -136, 428, 14, BLUE, 6) + box(-210, -58, 420, 8, "#d9cfb8", 4)
        + box(-42, -116, 84, 118, "#f0e2c3", 6) + box(-34, -108, 68, 110, door, 4)
        + path("M-34-250q34-22 68 0z", "#d9cfb8") + box(-9, -292, 18, 48, "#55616a", 3)
    )  # fmt: skip
    return (smoke(x, y - 296 * s, s * 0.7) if smoking else "") + g(body, x=x, y=y, s=s)


def house(
    x: float, y: float, s: float = 1, *, lit: bool = True, snow: bool = True, wall: str = "#d79c68"
) -> str:
    """A small brick house with a chimney."""
    glass = "#ffd885" if lit else "#a9cfe4"
    roof = "#fbfdfd" if snow else "#8f3f2d"
    body = (
        oval(0, 6, 240, 16, "#00000020")
        + box(112, -330, 44, 120, "#a65a3c", 3) + box(106, -342, 56, 18, roof, 5)
        + box(-200, -190, 400, 192, wall, 4) + path("M-236-184L-120-290h240l116 106z", roof)
        + box(-236, -188, 472, 12, "#7c5034", 4)
        + box(-160, -146, 104, 92, "#8a5a3a", 4) + box(-152, -138, 88, 76, glass, 2)
        + line("M-108-138v76M-152-100h88", "#8a5a3a", 6)
        + box(-14, -136, 76, 138, "#7c4a30", 4) + dot(46, -66, 6, SUN)
        + box(98, -146, 76, 70, "#8a5a3a", 4) + box(105, -139, 62, 56, glass, 2)
    )  # fmt: skip
    return g(body, x=x, y=y, s=s)


def haystack(x: float, y: float, s: float = 1, *, snow: bool = True) -> str:
    """A tall stack of hay."""
    top = (
        path("M-130-196q40-96 130-104 92 8 130 104-64-22-130-10-66-12-130 10z", SNOW)
        if snow
        else ""
    )
    body = (
        oval(0, 4, 190, 16, "#00000018")
        + path("M-176 0q-12-160 60-244 50-48 116-56 66 8 116 56 72 84 60 244z", "#d9ab4a")
        + line(
            "M-140-30q20-10 40 0M-60-60q20-10 40 0M30-30q20-10 40 0M90-90q20-10 40 0M-110-130q20-10 40 0M0-140q20-10 40 0",
            "#b98a31",
            7,
        )
        + top
    )
    return g(body, x=x, y=y, s=s)


def bale(x: float, y: float, s: float = 1) -> str:
    """One bound bale."""
    return g(
        box(-70, -84, 140, 84, "#ddb157", 12) + line("M-30-82v80M30-82v80", "#a8782c", 8)
        + line("M-60-50h20M-14-30h24M44-56h16", "#c4963d", 5),
        x=x, y=y, s=s,
    )  # fmt: skip


def tree(x: float, y: float, s: float = 1, *, leaf: str = "#3f8f5a", snow: bool = False) -> str:
    """A larch."""
    cap = path("M0-330l34 76q-34-16-68 0z", SNOW) if snow else ""
    return g(
        box(-11, -60, 22, 62, "#6c4a33", 4) + path("M0-330L78-140H-78z", leaf)
        + path("M0-250L96-50H-96z", leaf) + cap,
        x=x, y=y, s=s,
    )  # fmt: skip


def birch(x: float, y: float, s: float = 1, *, leaf: str = "#8dbb55") -> str:
    """A birch with its white bark."""
    return g(
        path("M-12 0L-8-240h16L12 0z", "#f3f0e8") + line("M-10-60h12M-2-120h10M-8-180h10", "#4d4a46", 5)
        + oval(0, -290, 84, 106, leaf) + oval(-40, -240, 50, 60, leaf) + oval(44, -240, 52, 62, leaf),
        x=x, y=y, s=s,
    )  # fmt: skip


def fence(y: float, colour: str = WOOD, *, x: float = 0, width: float = WIDTH) -> str:
    """Two rails on posts."""
    posts = "".join(
        box(x + i * 150, y - 110, 20, 116, colour, 4) for i in range(int(width // 150) + 1)
    )
    return posts + box(x, y - 92, width, 14, colour, 5) + box(x, y - 48, width, 14, colour, 5)


def badge(x: float, y: float, kind: str, s: float = 1) -> str:
    """A green tick or a red cross in a disc."""
    if kind == "yes":
        return g(dot(0, 0, 56, "#2f8a54") + line("M-26 2l18 20 34-42", "#fff", 15), x=x, y=y, s=s)
    return g(dot(0, 0, 56, RED) + line("M-22-22l44 44M22-22l-44 44", "#fff", 15), x=x, y=y, s=s)


def panel(
    x: float, w: float, inner: str, *, fill: str = "#eaf3f7", y: float = 90, h: float = 780
) -> str:
    """A frame of a series, cut at its edges; inside, (0, 0) is its top left corner."""
    name = f"p{int(x)}x{int(y)}"
    return (
        f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{w}" height="{h}" rx="34"/></clipPath>'
        f'<g clip-path="url(#{name})">{box(x, y, w, h, fill)}{g(inner, x=x, y=y)}</g>'
    )


def picture(*parts: str) -> str:
    """The finished SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )

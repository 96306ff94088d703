"""Animals and people for the illustrations: feet at (x, y), size `s`, `flip` looks to the left."""

from __future__ import annotations

from typing import Any

from pieces import BLUE, INK, RED, SKIN, SUN, box, dot, g, line, oval, path


def sheep(
    x: float,
    y: float,
    s: float = 1,
    *,
    flip: bool = False,
    wool: str = "#fffaf0",
    head: str = "#4a3d36",
) -> str:
    """One sheep, looking to the right."""
    body = (
        oval(0, 2, 92, 12, "#00000018")
        + line("M-52-40v40M-26-34v34M28-34v34M52-40v40", head, 15)
        + path(
            "M-92-84a34 34 0 0 1 12-52 40 40 0 0 1 62-28 44 44 0 0 1 66 2 40 40 0 0 1 44 44 34 34 0 0 1-4 58 40 40 0 0 1-54 18 50 50 0 0 1-72 2 40 40 0 0 1-54-44z",
            wool,
        )
        + path("M76-150q-2-32 30-36 26-2 34 18l16 38q4 16-14 20l-30 4q-34 0-36-44z", head)
        + path("M84-172q-26-4-34 14 20 8 36 2z", head)
        + path("M78-176q24-24 52-8-10 22-52 8z", wool)
        + dot(120, -150, 5, "#fff")
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def lamb(x: float, y: float, s: float = 1, *, flip: bool = False) -> str:
    """A lamb: a small sheep with long legs and a light face."""
    body = (
        line("M-34-50v50M-14-44v44M22-44v44M40-50v50", "#6b5a50", 11)
        + path(
            "M-56-72a26 26 0 0 1 14-38 40 40 0 0 1 64-8 34 34 0 0 1 38 36 28 28 0 0 1-26 38h-64a30 30 0 0 1-26-28z",
            "#fffdf6",
        )
        + path("M48-116q0-28 26-30 20 0 28 16l10 24q2 14-12 16l-22 2q-28 0-30-28z", "#8d7a6c")
        + path("M52-132q-22-2-26 12 16 6 28 0z", "#8d7a6c")
        + dot(84, -118, 4, INK)
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def cow(x: float, y: float, s: float = 1, *, flip: bool = False, coat: str = "#9c5a36") -> str:
    """One cow with a white face."""
    body = (
        oval(0, 2, 140, 14, "#00000018")
        + line("M-92-70v70M-58-60v60M62-60v60M94-70v70", "#6f3d22", 22)
        + path("M-134-190q20-24 66-22h140q44 0 50 40l4 60q0 40-44 44h-150q-70 0-74-52z", coat)
        + path("M-40-212q50 12 40 64t-70 46q-20-70 30-110z", "#f6efe4")
        + path("M104-210q-4-44 38-48 34-2 44 26l20 52q6 24-20 28l-38 6q-44 0-44-64z", coat)
        + path("M150-256q24 0 32 26l18 46q6 22-16 26l-18 2z", "#f6efe4")
        + line("M118-254q-22-12-20-38M152-264q10-14 6-32", "#e8dcc2", 10)
        + dot(150, -216, 6, INK) + line("M-134-180q-24 40-14 100", coat, 10)
        + path("M40-66q-30 26-50-2z", "#eab4a2")
    )  # fmt: skip
    return g(body, x=x, y=y, s=s, flip=flip)


def horse(x: float, y: float, s: float = 1, *, flip: bool = False, coat: str = "#7b4a2d") -> str:
    """One horse."""
    body = (
        oval(0, 2, 130, 13, "#00000018")
        + line("M-84-110l-10 110M-52-100l6 100M66-100l-6 100M92-110l12 110", coat, 20)
        + path(
            "M-118-190q20-30 70-24 60 10 110-6 40-18 66 16 14 60-22 90-50 22-110 14-60 10-92-10-34-24-22-80z",
            coat,
        )
        + path("M76-190q24-60 60-100 22-10 34 6l44 62q6 16-10 24t-30-6l-24-18q-14 60-34 72z", coat)
        + path("M128-296q-50 40-62 110l-16-14q10-80 66-110z", "#3a2417")
        + path("M-114-186q-44 30-34 120 8 16 18 4 0-60 34-94z", "#3a2417")
        + dot(176, -252, 5, "#fff")
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def person(
    x: float, y: float, s: float = 1, *, flip: bool = False, coat: str = BLUE, sash: str = SUN,
    hat: str = "fur", mask: bool = False, gloves: str = SKIN, arm: str = "down", hair: str = "#2b211c",
) -> str:  # fmt: skip
    """Somebody in a long coat. `arm`: down, up, hold, point or both (raised)."""
    arms = {
        "down": "M46-236q34 50 30 96",
        "up": "M46-240q50-30 66-92",
        "hold": "M44-236q20 60 66 58",
        "point": "M46-240q50-2 104-24",
        "both": "M46-240q50-30 66-92",
    }[arm]
    hand = {
        "down": (76, -136),
        "up": (114, -338),
        "hold": (114, -178),
        "point": (156, -266),
        "both": (114, -338),
    }[arm]
    behind = "M-46-238q-56-30-70-92" if arm == "both" else "M-46-236q-34 50-28 96"
    other = (-118, -336) if arm == "both" else (-74, -136)
    body = (
        oval(0, 2, 82, 12, "#00000020")
        + line(behind, coat, 42) + dot(*other, 22, gloves)
        + box(-46, -30, 38, 32, "#3b2a22", 8) + box(8, -30, 38, 32, "#3b2a22", 8)
        + path("M-58-262q58-26 116 0l26 230q-84 24-168 0z", coat)
        + path("M-66-160q66 18 132 0l3 28q-69 18-138 0z", sash)
        + box(-16, -290, 32, 36, SKIN) + dot(0, -326, 54, SKIN) + _hat(hat, hair)
        + dot(-16, -322, 5, INK) + dot(24, -322, 5, INK)
        + (_mask() if mask else line("M-8-300q14 12 28 0", "#a5553c", 5))
        + line(arms, coat, 42) + dot(*hand, 23, gloves)
    )  # fmt: skip
    return g(body, x=x, y=y, s=s, flip=flip)


def _mask() -> str:
    return path("M-34-316q38-10 72 0v24q-8 28-36 30-28-2-36-30z", "#f3fbff") + line(
        "M-34-312l-18-8M38-312l16-8", "#dcebf2", 5
    )


def _hat(kind: str, hair: str) -> str:
    if kind == "fur":
        return path("M-58-330q-4-66 58-68 62 2 58 68-58-24-116 0z", "#7a4b2d") + path(
            "M-64-330q64-34 128 0 4 20-8 24-56-24-112 0-12-4-8-24z", "#e9d8bd"
        )
    if kind == "cap":
        return path("M-56-340q4-56 56-58 52 2 56 58z", "#2c5d82") + box(
            -6, -350, 86, 14, "#24506f", 7
        )
    if kind == "helmet":
        return path("M-60-336q2-70 60-72 58 2 60 72z", SUN) + box(-66, -344, 132, 14, "#e0992a", 7)
    if kind == "scarf":
        return path(
            "M-60-300q-16-98 60-102 76 4 60 102-6-48-28-58-32-12-64 0-22 10-28 58z", "#b8403a"
        )
    if kind == "white":
        return (
            path("M-54-344q0-56 54-58 54 2 54 58z", "#fbfdfd")
            + box(-14, -388, 28, 10, RED, 2)
            + box(-5, -397, 10, 28, RED, 2)
        )
    if kind == "long":
        return path("M-58-270q-20-130 58-132 78 2 58 132-4-60-18-74-40 8-70-10-24 24-28 84z", hair)
    return path("M-56-326q-4-74 56-76 60 2 56 76-14-30-30-36-42 12-66-2-12 14-16 38z", hair)


def child(x: float, y: float, s: float = 0.72, **how: Any) -> str:
    """A child: a small person with a bare head."""
    return person(x, y, s, **{"hat": "none", "coat": "#d98a2b", "sash": "#b86f1c", **how})


def dog(x: float, y: float, s: float = 1, *, flip: bool = False, coat: str = "#3b332e") -> str:
    """A herder's dog, sitting."""
    body = (
        oval(0, 2, 80, 11, "#00000018")
        + path("M-60 0q-16-110 40-150 46 0 62 60l10 90z", coat)
        + path("M0-120q-16-70 44-74 34 0 44 24l24 18q2 22-22 26l-40 4q-20 18-50 2z", coat)
        + path("M14-190l-12-42 36 30zM50-194l4-38 26 34z", coat)
        + path("M24-106q20 14 40 2l4 100h-26z", "#c98f52")
        + dot(56, -160, 6, "#fff")
        + dot(110, -150, 7, INK)
        + line("M-58-14q-40-6-44-44", coat, 16)
        + box(34, -18, 44, 18, "#c98f52", 9)
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def marmot(x: float, y: float, s: float = 1, *, flip: bool = False) -> str:
    """A marmot standing upright."""
    fur = "#b9854f"
    body = (
        oval(0, 4, 80, 12, "#00000018")
        + path("M-56 0q-26-120 10-200 46-40 92 0 36 80 10 200z", fur)
        + dot(0, -216, 52, fur)
        + dot(-40, -252, 15, fur)
        + dot(40, -252, 15, fur)
        + path("M-34-20q-10-90 34-130 44 40 34 130z", "#e6c491")
        + dot(-18, -224, 6, INK)
        + dot(20, -224, 6, INK)
        + oval(2, -204, 11, 8, "#4a2f1d")
        + box(-6, -196, 7, 13, "#fff", 2)
        + box(2, -196, 7, 13, "#fff", 2)
        + line("M-40-130q20 30 34 10M42-130q-20 30-34 10", "#9c6b3b", 15)
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def crane(x: float, y: float, s: float = 1, *, flip: bool = False) -> str:
    """A white crane in shallow water."""
    body = (
        line("M-14-110v110M16-110v110", "#b3554a", 8)
        + path("M-90-130q40-70 120-50 40 12 40 40-20 40-80 36-60 2-80-26z", "#ffffff")
        + path("M-92-132l-44 34 66-4z", INK)
        + line("M58-150q46-50 24-110", "#ffffff", 24)
        + dot(80, -270, 25, "#ffffff")
        + path("M98-280l62 12-62 10z", "#d9a441")
        + path("M64-288q20-16 34 2l-4 18z", RED)
        + dot(86, -272, 4, INK)
    )
    return g(body, x=x, y=y, s=s, flip=flip)


def flying(x: float, y: float, s: float = 1) -> str:
    """A bird far up."""
    return g(
        path("M-70-10q40-34 70 6 30-40 70-6-44-10-62 20-8 10-16 0-18-30-62-20z", "#ffffff"),
        x=x,
        y=y,
        s=s,
    )


def tick(x: float, y: float, s: float = 1) -> str:
    """A tick, large."""
    return g(
        line(
            "M-50-20l-46-30M-56 6h-56M-50 30l-44 30M50-20l46-30M56 6h56M50 30l44 30", "#3b231b", 11
        )
        + oval(0, 10, 62, 72, "#7a3b2a")
        + path("M-34-44q34-30 68 0-34 20-68 0z", "#3b231b")
        + line("M-8-62l-4-30M8-62l4-30", "#3b231b", 10),
        x=x,
        y=y,
        s=s,
    )

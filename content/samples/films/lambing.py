"""The frames of the film on lambing: gloves and mask, the pit with lime, the boiling milk."""

from collections.abc import Iterator
from math import pi, sin

from figures import lamb, person, sheep
from pieces import (
    SNOW,
    box,
    dot,
    fence,
    flame,
    g,
    ger,
    land,
    line,
    oval,
    path,
    picture,
    sky,
    sun,
)

#: How long each scene lasts, in seconds.
SCENE = 3
#: The frame that stands for the film before it plays.
STILL = 22
GLOVE = "#3aa6a0"


def frames(rate: int) -> Iterator[str]:
    """Every frame as an SVG, in order."""
    for scene in (dressing, burying, boiling):
        for number in range(SCENE * rate):
            yield scene(number / (SCENE * rate))


def _eased(t: float, start: float, end: float) -> float:
    """How far a movement is that lasts from `start` to `end`."""
    part = min(1.0, max(0.0, (t - start) / (end - start)))
    return (1 - sin(pi / 2 + pi * part)) / 2


def dressing(t: float) -> str:
    """A herder pulls on gloves and a mask before she takes the lamb."""
    up = _eased(t, 0.1, 0.35) - _eased(t, 0.55, 0.7)
    masked, gloved, holding = t > 0.3, t > 0.5, _eased(t, 0.68, 0.92)
    arm = "both" if 0.1 < t < 0.6 else "hold" if holding > 0.2 else "down"
    return picture(
        sky("dawn"), sun(980, 330 - 20 * t, 78), land("gold", horizon=470), ger(270, 610, 0.7),
        fence(690, "#9b7350"), sheep(1030, 840, 1.4, flip=True), sheep(120, 730, 0.75),
        person(
            500, 872 - 8 * up, 1.3, coat="#2f6d9c", mask=masked,
            gloves=GLOVE if gloved else "#e0ac82", arm=arm,
        ),
        lamb(820 - 150 * holding, 850 - 150 * holding + 6 * sin(t * 26), 1.05),

    )  # fmt: skip


def burying(t: float) -> str:
    """What the ewe has lost goes deep into the pit; lime, then a metre of earth."""
    fall, lime, earth = _eased(t, 0.05, 0.4), _eased(t, 0.4, 0.6), _eased(t, 0.62, 0.95)
    bundle = g(
        oval(0, 0, 92, 40, "#d99a8c") + oval(-20, -10, 40, 18, "#c98577"),
        x=640, y=330 + 430 * fall,
    )  # fmt: skip
    flakes = "".join(
        dot(540 + (i * 47) % 210, 470 + ((i * 71 + t * 900) % 260), 9, SNOW) for i in range(16)
    )
    return picture(
        sky("day"), land("snow", horizon=380), box(0, 520, 1280, 440, "#8d6a45"),
        box(0, 508, 1280, 30, SNOW), path("M410 520h460l-60 400H470z", "#5f452c"), bundle,
        path("M480 800q160-60 320 0l-10 110H490z", SNOW, opacity=lime),
        flakes if 0.4 < t < 0.62 else "",
        path(f"M470 920v{-390 * earth:.0f}q170-40 340 0v{390 * earth:.0f}z", "#7a5a38"),
        person(220, 540, 1.05, coat="#2f6d9c", mask=True, gloves=GLOVE, arm="point"),
        line(f"M390 {300 + 40 * sin(t * 20):.0f}L520 470", "#8a5a3a", 20),
        path("M500 440l60 26-20 90q-64-20-40-116z", "#8c98a0"),
    )  # fmt: skip


def boiling(t: float) -> str:
    """The milk boils and is kept boiling."""
    beat = t * 40
    bubbles = "".join(
        dot(480 + i * 64, 424 - 26 * abs(sin(beat * 0.4 + i)), 24 + 6 * sin(beat * 0.3 + i), SNOW)
        for i in range(6)
    )
    steam = "".join(
        line(
            f"M{520 + i * 110} {340 - 20 * sin(beat * 0.2 + i):.0f}q-40-60 0-120t0-110",
            "#ffffff", 22, opacity=0.8,
        )
        for i in range(3)
    )  # fmt: skip
    done = _eased(t, 0.6, 0.8)
    return picture(
        box(0, 0, 1280, 960, "#fbe3d6"), box(0, 760, 1280, 200, "#d8b38a"),
        box(380, 640, 520, 250, "#4b545c", 20),
        flame(520, 800, 0.9 + 0.1 * sin(beat * 0.7)), flame(640, 806, 1.1 + 0.1 * sin(beat * 0.9)),
        flame(760, 800, 0.9 + 0.1 * sin(beat * 0.8)),
        path("M400 430h480q20 240-240 250-260-10-240-250z", "#39424a"),
        oval(640, 430, 240, 56, "#fffdf6"), bubbles, steam,
        g(
            dot(0, 0, 70, "#2f8a54") + line("M-32 2l22 26 44-54", "#fff", 18),
            x=1080, y=220, s=max(0.01, done),
        ),
    )  # fmt: skip

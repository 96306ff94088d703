"""Scenes out on the steppe: one function a picture, named as its file."""

from figures import horse, lamb, person, sheep
from pieces import (
    badge,
    box,
    cloud,
    dot,
    fence,
    flame,
    g,
    ger,
    grass,
    haystack,
    house,
    land,
    line,
    moon,
    path,
    picture,
    sky,
    smoke,
    snowfall,
    sun,
)


def brucellosis_lambing() -> str:
    return picture(
        sky("dawn"), sun(980, 330, 78), land("snow", horizon=470),
        ger(300, 610, 0.72), fence(690, "#9b7350"),
        sheep(1010, 830, 1.5, flip=True), sheep(1190, 690, 0.7, flip=True), sheep(120, 720, 0.75),
        person(520, 870, 1.3, coat="#2f6d9c", mask=True, gloves="#3aa6a0", arm="hold"),
        lamb(664, 690, 1.15), line("M570 570q40 90 108 82", "#2f6d9c", 54), dot(690, 652, 30, "#3aa6a0"),
        snowfall(4, 46),
    )  # fmt: skip


def carbon_monoxide_winter() -> str:
    alarm = g(
        box(-34, -46, 68, 92, "#fdfdfb", 12) + dot(0, -18, 14, "#e23b2d") + dot(0, -18, 30, "#e23b2d", opacity=0.25)
        + line("M-16 16h32M-16 28h32", "#c9d3da", 5),
        x=640, y=470,
    )  # fmt: skip
    return picture(
        sky("night"), moon(), land("night", horizon=500),
        house(640, 820, 1.75, wall="#b9784c"), smoke(866, 226, 1.15, "#cfdbe6"),
        g(alarm, x=22, y=80),
        path("M300 720q60-30 180-26l0 120q-120 10-230 70z", "#ffd885", opacity=0.16),
        snowfall(2, 90),
    )  # fmt: skip


def grassland_fire() -> str:
    front = "".join(flame(40 + i * 92, 575 + (i % 3) * 12, 0.62 + (i % 4) * 0.14) for i in range(8))
    plumes = (
        smoke(180, 470, 1.9, "#6d5b4c")
        + smoke(420, 480, 2.2, "#7d6a58")
        + smoke(620, 500, 1.4, "#8d7a66")
    )
    return picture(
        sky("smoke"), plumes, land("gold", horizon=520), front,
        path("M760 960q60-190 520-250v250z", "#4a4138"),
        g(line("M0 0q10-30 4-46M40 8q6-24 0-40M-50 10q4-26-4-40", "#2d2722", 6), x=1120, y=850),
        horse(800, 870, 1.15), person(815, 700, 0.78, coat="#7c3f78", sash="#f2c14e", arm="point"),
        path("M768 640q40 76 92 2l24 96q-70 30-140 0z", "#7c3f78"), grass(880, "#a07a2e", count=14),
    )  # fmt: skip


def white_disaster_fodder() -> str:
    return picture(
        sky("winter"), sun(1050, 150, 60, "#fdf3d2"), land("snow", horizon=440), ger(1010, 560, 0.62),
        haystack(300, 790, 1.5),
        person(600, 850, 1.15, coat="#a8423a", sash="#f2c14e", arm="hold", gloves="#59402f"),
        g(line("M0 0q30 16 54 60M8-4q40 6 70 44M-4 6q14 30 22 66", "#d9ab4a", 10), x=726, y=660),
        sheep(930, 830, 1.05, flip=True), sheep(1120, 880, 1.15, flip=True), sheep(1180, 740, 0.8, flip=True),
        lamb(470, 920, 0.9),
        line("M740 850l70 8M760 872l90 4M780 836l60 4", "#d9ab4a", 9), snowfall(6, 100),
    )  # fmt: skip


def grassland_fire_wind() -> str:
    arrows = "".join(
        line(f"M60 {y}h250m-44-34l44 34-44 34", "#ffffff", 20, opacity=0.9) for y in (180, 320, 460)
    )
    fire = "".join(flame(560 + (i % 2) * 26, 250 + i * 110, 0.95) for i in range(6))
    return picture(
        box(0, 0, 1280, 960, "#d8b45f"), path("M0 0h540q-40 300 10 500t-30 460H0z", "#4a4138"),
        arrows, fire,
        line("M900 700C820 560 720 470 470 610", "#2f8a54", 26, stroke_dasharray="2 46"),
        path("M404 652l98-8-50-84z", "#2f8a54"),
        person(960, 880, 0.86, coat=("#2f6d9c"), arm="point", flip=True), badge(330, 760, "yes", 1.15),
        line("M1010 330h170m-40-36l40 36-40 36", "#c4472f", 20), badge(1090, 200, "no", 1.05),
        grass(800, "#b08a36", count=12),
    )  # fmt: skip


def white_disaster_numbers() -> str:
    flock = "".join(sheep(110 + c * 132, 300 + r * 118, 0.52) for r in range(3) for c in range(3))
    suns = "".join(sun(520 + c * 84, 190 + r * 96, 24) for r in range(4) for c in range(4))
    return picture(
        sky("winter"), land("snow", horizon=600), flock, suns,
        haystack(1050, 560, 1.0),
        line("M432 368l36 36M468 368l-36 36", "#4d6473", 14), line("M836 374h48M836 406h48", "#4d6473", 14),
        person(640, 890, 0.8, coat="#2f6d9c", arm="up"), cloud(1000, 110, 0.9), snowfall(8, 60),
    )  # fmt: skip


SCENES = {
    "brucellosis-lambing": brucellosis_lambing,
    "carbon-monoxide-winter": carbon_monoxide_winter,
    "grassland-fire": grassland_fire,
    "grassland-fire-wind": grassland_fire_wind,
    "white-disaster-fodder": white_disaster_fodder,
    "white-disaster-numbers": white_disaster_numbers,
}

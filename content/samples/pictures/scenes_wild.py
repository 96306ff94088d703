"""Scenes of animals, woods, weather and work in the fields."""

from figures import child, crane, dog, flying, horse, lamb, marmot, person, sheep, tick
from pieces import (
    INK,
    SUN,
    badge,
    bale,
    birch,
    box,
    cloud,
    dot,
    fence,
    flowers,
    g,
    ger,
    grass,
    land,
    line,
    oval,
    path,
    picture,
    rain,
    sky,
    snowfall,
    sun,
    tree,
)


def tick_encephalitis() -> str:
    return picture(
        sky("day"), sun(240, 170, 60), land("green", horizon=520),
        birch(150, 760, 1.7), birch(1150, 800, 1.9), birch(340, 700, 1.2), tree(980, 700, 1.1), tree(60, 720, 1.0),
        person(620, 880, 1.35, coat="#e7dcc0", sash="#b9a878", hat="cap", arm="hold"),
        line("M590 850h30M660 850h30", "#d96f2c", 16), grass(820, "#2f7a49", count=46), tick(880, 770, 0.62),
        dot(880, 774, 92, "none", stroke="#c4472f", stroke_width=10),
    )  # fmt: skip


def tick_frame(good: bool) -> str:
    skin = box(0, 520, 1280, 440, "#e8bd97") + path("M0 520q320-50 640 0t640 0v60H0z", "#f0cba9")
    tool = (
        line("M640 470L520 60M652 470L800 60", "#8c98a0", 34) + line("M648 440v-250m-50 56l50-56 50 56", "#2f8a54", 24)
        if good
        else box(690, 150, 60, 260, "#f3efe6", 10) + box(690, 360, 60, 70, "#d96f2c", 10) + line("M720 150q-30-60 10-120", "#b7c0c6", 22)
    )  # fmt: skip
    return picture(
        box(0, 0, 1280, 960, "#dff0e4" if good else "#fbe3d6"), skin, g(tick(0, 0, 1.2), x=650, y=560), tool,
        badge(1120, 160, "yes" if good else "no", 1.5),
    )  # fmt: skip


def plague_marmot() -> str:
    return picture(
        sky("day"), cloud(300, 160, 1.1), cloud(900, 110, 0.8), land("green", horizon=500),
        horse(1060, 620, 0.62), person(1066, 530, 0.44, coat="#7c3f78"),
        path("M180 840q200-120 460 0 60 50-40 60H240q-110-8-60-60z", "#c99b62"), oval(400, 850, 120, 34, "#4a3423"),
        marmot(400, 850, 1.75), grass(840, "#347d4d", count=34), flowers(820),
        line("M660 760q120-150 300-170", "#ffffff", 12, stroke_dasharray="4 30"), badge(760, 560, "no", 0.8),
    )  # fmt: skip


def rabies_bite() -> str:
    hose = line("M900 760q-60-140-190-60-60 40-80 40", "#3f8f5a", 26) + line(
        "M620 742l-60 30M620 742l-70 6M620 742l-50 50", "#8fd0ee", 10
    )
    return picture(
        sky("day"), land("green", horizon=560), box(0, 470, 1280, 160, "#c79b6b"), fence(640, "#8a5a3a"),
        dog(200, 850, 1.35), line("M240 700q-60-20-120-160", "#6d7880", 9),
        child(480, 880, 1.0, arm="down"), person(800, 900, 1.25, hat="scarf", coat="#a8423a", arm="hold", flip=True), hose,
        dot(520, 800, 16, "#c4472f"), oval(520, 900, 120, 14, "#8fd0ee"),
    )  # fmt: skip


def dog_tapeworm() -> str:
    basin = (
        path("M520 740h240l-30 90h-180z", "#6db3d8")
        + oval(640, 740, 120, 26, "#d9f0fb")
        + "".join(dot(590 + i * 34, 728 - (i % 2) * 16, 15, "#ffffff") for i in range(4))
    )
    pot = (
        box(1030, 760, 150, 90, "#4b545c", 10)
        + path("M1010 660h190q6 110-95 114-101-4-95-114z", "#39424a")
        + oval(1105, 660, 95, 22, "#d9b7a0")
    )
    return picture(
        sky("dawn"), land("green", horizon=500), ger(980, 600, 0.85), sheep(140, 640, 0.6), sheep(280, 620, 0.5),
        dog(240, 870, 1.5), child(560, 880, 1.15, coat="#c4566f", sash="#f2c14e", hat="long", arm="hold"), basin, pot,
        line("M1070 630q-20-40 0-80M1130 630q20-40 0-80", "#ffffff", 14, opacity=0.8), grass(880, "#347d4d", count=18),
    )  # fmt: skip


def lightning_steppe() -> str:
    bolt = path("M980 130l-120 220h84l-90 230 200-290h-92l70-160z", "#ffe07a")
    flock = "".join(sheep(180 + i * 130, 820 + (i % 2) * 40, 0.62) for i in range(3))
    return picture(
        sky("storm"), cloud(300, 190, 2.2, "#4a5a68"), cloud(800, 150, 2.6, "#3e4d5b"), cloud(1140, 210, 1.8, "#4a5a68"), bolt,
        land("green", horizon=540), path("M420 960q260-190 700-40v40z", "#2b6b41"), flock,
        horse(860, 860, 0.95), person(640, 890, 0.82, coat="#2f6d9c", arm="hold"), rain(), grass(870, "#256039", count=16),
    )  # fmt: skip


def frostbite_blizzard() -> str:
    return picture(
        sky("winter"), land("snow", horizon=520), horse(930, 840, 1.25, flip=True, coat="#6b4a36"),
        person(470, 880, 1.1, coat="#8a5a3a", sash="#f2c14e", gloves="#59402f"), person(620, 890, 1.1, coat="#2f6d9c", gloves="#59402f", flip=True),
        path("M120 900q30-330 150-350 90-6 110 110 20 130 60 240z", "#ffffff"), path("M150 890q40-250 120-290", "none", stroke="#cfdde6", stroke_width=10),
        "".join(line(f"M{x} {y}l150 40", "#ffffff", 8, opacity=0.8) for x, y in ((40, 160), (300, 90), (640, 190), (900, 80), (1050, 260), (420, 320))),
        snowfall(12, 170),
    )  # fmt: skip


def river_ice_spring() -> str:
    river = (
        path("M0 620q400-90 760 10t520 60v270H0z", "#b8d9ea")
        + path("M120 760l120-40 90 50 140-46 60 60-180 50-160 20z", "#eef7fb")
        + path("M640 830l150-46 180 30 60 60-240 40z", "#eef7fb")
    )
    cracks = line(
        "M560 700l60 60-20 60 70 50M240 690l-30 50 60 40M900 760l40 50-20 60", "#5f9abb", 8
    )
    board = (
        box(1000, 430, 16, 260, "#8a5a3a", 3)
        + path("M1008 330l110 170H898z", "#c4472f")
        + box(1000, 390, 16, 60, "#fff", 4)
        + dot(1008, 472, 10, "#fff")
    )
    return picture(
        sky("day"), sun(220, 150, 64), land("gold", horizon=500), tree(140, 600, 0.9), tree(1180, 620, 1.0), river, cracks, board,
        child(470, 690, 0.85, coat="#3f8f5a", arm="point", flip=True), child(640, 690, 0.9, coat="#d98a2b", arm="hold", flip=True),
    )  # fmt: skip


def veterinary_medicine() -> str:
    syringe = g(box(0, -14, 110, 28, "#f3fbff", 8) + box(10, -10, 60, 20, "#8fd0ee", 4) + line("M110 0h60", "#8c98a0", 6) + line("M0 0h-40M-40-18v36", "#8c98a0", 8), x=590, y=640)  # fmt: skip
    book = g(
        box(-50, -40, 100, 76, "#fdf6e8", 6) + line("M-34-20h68M-34 0h68M-34 20h44", "#8fa3b0", 6),
        x=1030,
        y=640,
    )
    return picture(
        sky("dawn"), land("green", horizon=520), box(0, 420, 1280, 240, "#a9794f"), box(0, 400, 1280, 40, "#7c5034"), fence(700, "#8a5a3a"),
        person(430, 890, 1.2, coat="#f3fbff", sash="#8fd0ee", hat="white", arm="hold"), sheep(800, 860, 1.35, flip=True), syringe,
        person(1130, 890, 1.15, coat="#7c3f78", arm="hold", flip=True), book, sheep(150, 880, 0.9),
    )  # fmt: skip


def rotational_grazing() -> str:
    fields = (
        path("M80 420l520-40-30 210-560 40z", "#c9b662") + path("M640 376l560 10 70 220-660-14z", "#7dba80")
        + path("M0 660l560-36-60 336H0z", "#a8cfa6") + path("M610 620l670 20v320H560z", "#3f8f5a")
    )  # fmt: skip
    posts = line(
        "M600 380l-30 240-70 340M0 640l570-34 710 26", "#ffffff", 10, stroke_dasharray="2 26"
    )
    flock = "".join(sheep(180 + (i % 4) * 96, 470 + (i // 4) * 66, 0.36) for i in range(8))
    arrow = line(
        "M540 480q120-60 200 10m-50-22l50 22-10-52M980 590q50 90-20 170m6-56l-6 56 50-22M560 800q-110 60-200-10",
        "#ffffff",
        16,
        opacity=0.9,
    )
    return picture(sky("day"), box(0, 340, 1280, 620, "#dcd9a8"), cloud(280, 150, 1.1), cloud(900, 180, 0.9), ger(1090, 350, 0.5), fields, posts, flock, arrow, person(420, 610, 0.42, coat="#a8423a"))  # fmt: skip


def farm_machines() -> str:
    tractor = g(
        path("M-180-180h150l40-130h150v150h120v90h-460z", "#c4472f") + box(20, -296, 120, 110, "#bfe0ef", 8) + box(-6, -326, 180, 24, "#8f3f2d", 8)
        + box(-150, -260, 18, 90, "#4b545c", 4) + dot(-110, -60, 66, "#2b2b2b") + dot(-110, -60, 28, SUN) + dot(170, -90, 110, "#2b2b2b") + dot(170, -90, 48, SUN),
        x=560, y=880,
    )  # fmt: skip
    baler = g(box(-150, -200, 300, 150, "#3f8f5a", 20) + box(-130, -180, 120, 60, "#2b6b41", 10) + dot(-60, -50, 50, "#2b2b2b") + dot(90, -50, 50, "#2b2b2b") + line("M-220-60h80", "#4b545c", 16), x=960, y=880)  # fmt: skip
    return picture(
        sky("day"), sun(1040, 170, 70), land("gold", horizon=500), bale(140, 700, 0.7), bale(300, 670, 0.6), bale(1180, 690, 0.6), tractor, baler,
        person(240, 900, 1.1, coat="#2f6d9c", sash="#24506f", hat="cap", arm="up"), g(line("M0 0v34M-8 34h16", SUN, 9) + dot(0, -10, 16, SUN), x=366, y=520),
    )  # fmt: skip


def newborn_lamb() -> str:
    lamp = (
        line("M640 0v150", "#55616a", 8)
        + path("M570 230q0-80 70-84 70 4 70 84z", "#c4472f")
        + dot(640, 240, 34, "#ffe9a8")
        + path("M570 240h140l190 640H380z", "#ffe9a8", opacity=0.28)
    )
    straw = path("M0 800q320-60 640-10t640-20v190H0z", "#d9ab4a") + "".join(
        line(f"M{40 + i * 84} {850 + (i % 3) * 30}l44-12", "#b98a31", 8) for i in range(15)
    )
    return picture(box(0, 0, 1280, 960, "#5a4231"), "".join(box(i * 160, 0, 8, 960, "#4a3526") for i in range(9)), lamp, straw, sheep(420, 840, 1.75), lamb(820, 850, 1.35, flip=True), lamb(1060, 880, 1.05, flip=True))  # fmt: skip


def hulun_lake_birds() -> str:
    reeds = "".join(
        g(
            line("M0 0q-6-80 8-160", "#7c8f3f", 8) + oval(8, -168, 9, 28, "#8a5a3a"),
            x=900 + i * 46,
            y=900 + (i % 3) * 20,
        )
        for i in range(8)
    )
    return picture(
        sky("dawn"), sun(1000, 250, 70), land("green", horizon=430), path("M0 520q400-40 760 0t520-10v450H0z", "#8fc3dd"), path("M0 620q500-30 1280 10v40q-600-40-1280 0z", "#b9dcec"),
        "".join(flying(200 + i * 130, 150 + abs(2 - i) * 46, 0.8) for i in range(5)),
        crane(560, 740, 1.2), crane(760, 700, 0.9, flip=True), crane(440, 660, 0.7),
        path("M0 960q120-160 420-60l60 60z", "#56a066"), child(150, 910, 0.8, coat="#3f8f5a", arm="up"), child(270, 930, 0.74, coat="#c4566f", hat="long"),
        g(box(-22, -12, 44, 24, INK, 6), x=176, y=652), reeds,
    )  # fmt: skip


def black_soil_straw() -> str:
    rows = "".join(
        path(
            f"M0 {600 + i * 66}q400-50 1280-{10 + i * 8}v34q-800 0-1280 44z",
            "#4a3528" if i % 2 else "#382820",
        )
        for i in range(6)
    )
    straw = "".join(
        line(f"M{30 + (i * 97) % 1240} {630 + (i * 53) % 300}l50-14", "#e0bd6a", 9)
        for i in range(60)
    )
    seedlings = "".join(
        g(
            line("M0 0v-30M0-20q-16-6-22-22M0-24q16-6 22-22", "#56a066", 8),
            x=80 + i * 110,
            y=760 + (i % 2) * 70,
        )
        for i in range(11)
    )
    return picture(sky("day"), cloud(980, 150, 1), land("gold", horizon=480), tree(110, 560, 0.7), tree(210, 550, 0.6), tree(1160, 560, 0.8), box(0, 590, 1280, 370, "#382820"), rows, straw, seedlings, person(640, 640, 0.75, coat="#2f6d9c", hat="cap", arm="point"))  # fmt: skip


SCENES = {
    "tick-encephalitis": tick_encephalitis,
    "tick-pull": lambda: tick_frame(True),
    "tick-burn": lambda: tick_frame(False),
    "plague-marmot": plague_marmot,
    "rabies-bite": rabies_bite,
    "dog-tapeworm": dog_tapeworm,
    "lightning-steppe": lightning_steppe,
    "frostbite-blizzard": frostbite_blizzard,
    "river-ice-spring": river_ice_spring,
    "veterinary-medicine": veterinary_medicine,
    "rotational-grazing": rotational_grazing,
    "farm-machines": farm_machines,
    "newborn-lamb": newborn_lamb,
    "hulun-lake-birds": hulun_lake_birds,
    "black-soil-straw": black_soil_straw,
}

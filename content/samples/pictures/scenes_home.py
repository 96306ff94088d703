"""Scenes at home, in town and at school: one function a picture, named as its file."""

from figures import child, person
from pieces import (
    INK,
    SUN,
    badge,
    box,
    cloud,
    dot,
    flame,
    g,
    land,
    line,
    oval,
    path,
    picture,
    sky,
    smoke,
    sun,
)

SNOW_ROOF = "#fbfdfd"


def carbon_monoxide_house() -> str:
    stove = g(
        box(-90, -150, 180, 150, "#4b545c", 12) + box(-52, -104, 104, 62, "#22292e", 10) + box(-100, -160, 200, 22, "#39424a", 8)
        + box(-14, -560, 30, 410, "#6d7880", 4) + flame(0, -46, 0.42),
        x=860, y=830,
    )  # fmt: skip
    window = (
        box(250, 380, 190, 200, "#7c5034", 8)
        + box(264, 394, 162, 172, "#bfe0ef", 4)
        + line("M345 394v172M264 480h162", "#7c5034", 9)
        + box(250, 352, 190, 22, "#0d2440", 4)
    )
    breeze = line("M120 344q60-34 120 10t120 0m-30-24l34 22-26 30", "#2f6d9c", 14)
    alarm = g(
        box(-44, -58, 88, 116, "#fdfdfb", 14) + dot(0, -22, 18, "#e23b2d") + dot(0, -22, 40, "#e23b2d", opacity=0.22)
        + line("M-22 20h44M-22 36h44", "#c9d3da", 6),
        x=620, y=470,
    )  # fmt: skip
    bed = (
        box(180, 740, 370, 90, "#8a5a3a", 10)
        + box(180, 700, 370, 60, "#c4472f", 22)
        + box(196, 664, 110, 60, "#fdf6e8", 26)
    )
    head = dot(252, 672, 38, "#e0ac82") + path("M214 664a38 38 0 0 1 76 0q-38-26-76 0z", "#2b211c")
    level = line("M300 672H596", "#2f8a54", 6, stroke_dasharray="4 18")
    return picture(
        box(0, 0, 1280, 960, "#16324f"),
        path("M60 300L640 70l580 230v40H60z", SNOW_ROOF), box(120, 330, 1040, 520, "#f6e7cd"), box(80, 830, 1120, 130, "#e8f0f5"),
        box(846, 60, 30, 300, "#6d7880", 4), box(828, 52, 66, 22, "#39424a", 6), smoke(862, 56, 0.5, "#dfe8ee"),
        window, breeze, bed, head, level, alarm, stove,
    )  # fmt: skip


def room(wall: str = "#f6e7cd", floor: str = "#c79b6b") -> str:
    """A room with a window that shows the steppe."""
    window = (
        box(860, 120, 300, 260, "#8a5a3a", 8)
        + box(876, 136, 268, 228, "#a9cfe4", 4)
        + path("M876 300q130-60 268-10v74H876z", "#7dba80")
        + line("M1010 136v228", "#8a5a3a", 10)
    )
    return (
        box(0, 0, 1280, 960, wall)
        + window
        + box(0, 700, 1280, 260, floor)
        + box(0, 690, 1280, 18, "#a9794f")
    )


def salt_blood_pressure() -> str:
    table = (
        box(420, 640, 440, 36, "#8a5a3a", 8)
        + box(450, 676, 26, 150, "#7c4a30")
        + box(800, 676, 26, 150, "#7c4a30")
    )
    bowl = (
        path("M490 590h120q-4 50-60 52-56-2-60-52z", "#fdf6e8")
        + oval(550, 590, 60, 14, "#d9a878")
        + line("M520 560q-10-30 6-56M570 560q-10-30 6-56", "#ffffff", 9)
    )
    meter = (
        box(680, 556, 130, 86, "#f3fbff", 12)
        + box(694, 570, 70, 46, "#bfe0ef", 6)
        + dot(788, 594, 13, "#c4472f")
        + line("M690 600q-70 40-120-20", "#55616a", 9)
    )
    spoon = line("M630 632l50-10", "#8c98a0", 8) + oval(628, 632, 16, 9, "#ffffff")
    return picture(
        room(), person(330, 900, 1.3, coat="#5f7d95", sash="#46627a", hair="#e6e6e6", hat="none", arm="hold"), person(970, 900, 1.25, coat="#a8423a", hat="scarf", arm="hold", flip=True),
        table, bowl, meter, spoon, box(392, 620, 52, 74, "#46627a", 14),
    )  # fmt: skip


def myopia_outdoors() -> str:
    kite = g(
        path("M0-80l60 80-60 110-60-110z", "#c4472f")
        + path("M0-80l60 80H0z", SUN)
        + line("M0 110q30 50-10 100t20 90", "#c4472f", 8),
        x=900,
        y=240,
    )
    school = g(box(-160, -150, 320, 150, "#f0e2c3") + box(-176, -170, 352, 26, "#8f3f2d", 4) + "".join(box(-130 + i * 80, -110, 46, 50, "#a9cfe4", 4) for i in range(4)) + line("M196 0v-260", "#8c98a0", 8) + box(196, -258, 90, 58, "#d23b2f"), x=260, y=560)  # fmt: skip
    return picture(
        sky("day"), sun(1100, 150, 72), cloud(540, 150, 1.1), land("green", horizon=520), school, kite, line("M880 350Q800 520 690 560", "#ffffff", 4),
        child(580, 840, 1.0, coat="#2f6d9c", arm="up"), child(900, 900, 1.05, coat="#c4566f", hat="long", arm="both"), child(280, 900, 0.95, coat="#d98a2b", arm="point"),
        dot(440, 880, 34, "#ffffff") + dot(440, 880, 12, INK),
    )  # fmt: skip


def earthquake_drill() -> str:
    def desk(x: int, coat: str) -> str:
        return (
            child(x + 110, 880, 0.62, coat=coat, arm="down")
            + box(x, 640, 230, 28, "#b98a5a", 6)
            + box(x + 8, 668, 18, 210, "#8c98a0")
            + box(x + 204, 668, 18, 210, "#8c98a0")
        )

    board = (
        box(120, 140, 520, 250, "#8a5a3a", 8)
        + box(136, 156, 488, 218, "#2f5d4a", 4)
        + line("M180 300l60-40 30 60 50-110 40 120 50-70h140", "#ffffff", 9)
    )
    lamp = line("M760 0l-60 130", "#55616a", 7) + path("M640 190q10-70 64-62 52 12 40 80z", SUN)
    return picture(
        room("#eef3f0"),
        board,
        lamp,
        desk(120, "#2f6d9c"),
        desk(440, "#c4566f"),
        desk(760, "#3f8f5a"),
        person(1130, 890, 1.2, coat="#46627a", sash="#2f4a5e", hat="none", arm="up", flip=True),
    )


def food_five_keys() -> str:
    boards = g(box(-170, -20, 320, 40, "#d9ab6a", 14) + path("M-110-24q20-80 120-70 90 6 100 70z", "#c4566f") + path("M-60-50q40-26 110-10", "none", stroke="#f0c4c4", stroke_width=12), x=300, y=690)  # fmt: skip
    done = g(box(-170, -20, 320, 40, "#8fbf9a", 14) + path("M-110-24q20-70 120-62 90 6 100 62z", "#8a4a2c") + line("M-20-110q-10-30 6-56M40-110q-10-30 6-56", "#ffffff", 10), x=700, y=690)  # fmt: skip
    knives = "".join(
        g(path("M0 0h110q10 22-10 30H0z", "#c3ced6") + box(-60, 2, 62, 22, c, 8), x=x, y=620)
        for x, c in ((180, "#c4472f"), (580, "#3f8f5a"))
    )
    tap = (
        line("M1010 420v-90q0-40 50-40t50 40v30", "#8c98a0", 24)
        + line("M1110 370v170", "#8fd0ee", 18)
        + path("M960 560h290l-30 110H990z", "#e8eef2")
    )
    hands = (
        dot(1090, 560, 34, "#e0ac82")
        + dot(1140, 570, 34, "#e0ac82")
        + dot(1110, 536, 16, "#fff")
        + dot(1146, 540, 13, "#fff")
    )
    return picture(box(0, 0, 1280, 960, "#e9f1ee"), "".join(line(f"M0 {y}H1280", "#dbe7e2", 6) for y in range(80, 700, 110)), box(0, 700, 1280, 260, "#a9794f"), box(0, 690, 1280, 26, "#7c5034"), boards, done, knives, tap, hands, line("M500 470v190", "#ffffff", 10, stroke_dasharray="2 24"))  # fmt: skip


def sprouted_potato() -> str:
    def potato(x: int, y: int, s: float, colour: str, sprout: bool = False) -> str:
        eyes = (
            dot(-30, -20, 7, "#00000030")
            + dot(26, 10, 7, "#00000030")
            + dot(10, -34, 6, "#00000030")
        )
        shoots = (
            line("M-30-50q-10-40-34-50M0-58q4-40 20-56M34-44q20-24 44-20", "#b7d36a", 13)
            + dot(-64, -100, 9, "#7dba50")
            + dot(20, -114, 9, "#7dba50")
            if sprout
            else ""
        )
        return g(
            path("M-84 6q-10-60 50-66 60-14 100 16 40 40 10 76-60 30-120 14-36-8-40-40z", colour)
            + eyes
            + shoots,
            x=x,
            y=y,
            s=s,
        )

    good = "".join(
        potato(190 + (i % 3) * 150, 640 + (i // 3) * 110, 0.95, "#d9ab6a") for i in range(6)
    )
    bad = "".join(
        potato(800 + (i % 3) * 150, 660 + (i // 3) * 120, 0.95, "#a3b061", True) for i in range(5)
    )
    crates = [box(x, y, 520, 40, "#8a5a3a", 6) for x in (70, 690) for y in (760, 830)]
    mushroom = g(path("M-18 0q10-60 0-110h36q-10 50 0 110z", "#f6efe4") + path("M-90-104q10-100 90-104 80 4 90 104-90 26-180 0z", "#c4472f") + dot(-34, -150, 13, "#fff") + dot(22, -164, 15, "#fff") + dot(48, -122, 10, "#fff"), x=640, y=440, s=1.0)  # fmt: skip
    return picture(
        box(0, 0, 1280, 960, "#6b5240"),
        "".join(box(0, i * 120, 1280, 6, "#5a4434") for i in range(8)),
        box(0, 880, 1280, 80, "#4a3526"),
        dot(640, 250, 230, "#f4e6c8", opacity=0.18),
        mushroom,
        good,
        bad,
        *crates,
        badge(330, 420, "yes", 1.3),
        badge(950, 420, "no", 1.3),
    )


def scam_messages() -> str:
    phone = g(box(-110, -210, 220, 420, INK, 30) + box(-96, -186, 192, 350, "#f3fbff", 8) + box(-80, -150, 160, 90, "#c4472f", 14) + line("M-56-122h112M-56-92h80", "#fff", 11) + box(-80, -40, 110, 46, "#dbe7ee", 12) + box(-30, 24, 110, 46, "#dbe7ee", 12) + path("M0-262l44 76h-88z", SUN) + line("M0-240v24", INK, 9) + dot(0, -200, 5, INK), x=640, y=520)  # fmt: skip
    return picture(
        room(), person(300, 910, 1.35, coat="#5f7d95", sash="#46627a", hair="#e6e6e6", hat="none", arm="hold"), phone, child(960, 910, 1.2, coat="#c4566f", hat="long", arm="point", flip=True),
        badge(840, 330, "no", 1.1),
    )  # fmt: skip


def young_people_online() -> str:
    board = box(120, 130, 620, 300, "#8a5a3a", 8) + box(136, 146, 588, 268, "#2f5d4a", 4)
    glass = dot(300, 270, 70, "none", stroke="#ffffff", stroke_width=16) + line(
        "M352 322l56 60", "#ffffff", 20
    )
    lock = (
        box(520, 270, 130, 100, SUN, 14)
        + line("M545 270v-40a40 40 0 0 1 80 0v40", SUN, 18)
        + dot(585, 316, 14, INK)
    )
    tablet = g(
        box(-130, -90, 260, 180, INK, 16)
        + box(-116, -76, 232, 152, "#bfe0ef", 6)
        + path("M-116 30q70-50 120-10t112-20v76h-232z", "#7dba80")
        + dot(60, -30, 22, SUN),
        x=700,
        y=700,
    )
    return picture(room(), board, glass, lock, box(300, 780, 700, 40, "#b98a5a", 8), box(340, 820, 24, 140, "#8a5a3a"), box(936, 820, 24, 140, "#8a5a3a"), child(480, 900, 1.2, coat="#2f6d9c", arm="hold"), box(300, 780, 420, 40, "#b98a5a", 8), tablet)  # fmt: skip


SCENES = {
    "carbon-monoxide-house": carbon_monoxide_house,
    "salt-blood-pressure": salt_blood_pressure,
    "myopia-outdoors": myopia_outdoors,
    "earthquake-drill": earthquake_drill,
    "food-five-keys": food_five_keys,
    "sprouted-potato": sprouted_potato,
    "scam-messages": scam_messages,
    "young-people-online": young_people_online,
}

"""Scenes at home, in town and at school: one function a picture, named as its file."""

from pieces import box, dot, flame, g, line, path, picture, smoke

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


SCENES = {
    "carbon-monoxide-house": carbon_monoxide_house,
}

"""Series of two or three frames that show an order of steps, or right against wrong."""

from figures import person
from pieces import box, dot, flame, line, oval, panel, path, picture

FRAME = 400


def three(*inners: str, fills: tuple[str, str, str] = ("#dff0f2", "#f6ead0", "#fbe3d6")) -> str:
    """Three frames side by side with their numbers as dots."""
    frames = []
    for number, (inner, fill) in enumerate(zip(inners, fills, strict=True)):
        marks = "".join(dot(44 + i * 34, 46, 12, "#22313b") for i in range(number + 1))
        frames.append(panel(20 + number * 420, FRAME, inner + marks, fill=fill))
    return picture(box(0, 0, 1280, 960, "#ffffff"), *frames)


def brucellosis_steps() -> str:
    first = person(190, 700, 1.5, coat="#2f6d9c", mask=True, gloves="#3aa6a0", arm="both")
    pit = (
        box(0, 330, 400, 450, "#8d6a45") + box(0, 322, 400, 26, "#7dba80")
        + path("M90 330h220l-30 360q-80 26-160 0z", "#5f452c") + path("M132 600q70-40 140 0l-8 90q-64 22-124 0z", "#fbfdfd")
        + oval(200, 600, 60, 26, "#d99a8c") + line("M330 90L236 330", "#8a5a3a", 18) + path("M214 300l56 24-30 84q-44-20-26-108z", "#8c98a0")
        + "".join(dot(130 + i * 36, 470 + (i % 3) * 34, 9, "#fff") for i in range(5))
    )  # fmt: skip
    pot = (
        box(60, 560, 280, 220, "#4b545c", 16) + flame(200, 690, 1.0)
        + path("M66 380h268q10 170-134 180-144-10-134-180z", "#39424a") + oval(200, 380, 134, 34, "#fffdf6")
        + "".join(dot(120 + i * 40, 366 - (i % 2) * 26, 18, "#fffdf6") for i in range(5))
        + line("M140 300q-30-50 0-100t0-100M220 290q-30-50 0-100t0-90M290 300q-24-40 0-80t0-80", "#ffffff", 16, opacity=0.9)
        + line("M40 400h26M334 400h26", "#39424a", 22)
    )  # fmt: skip
    return three(first, pit, pot)


SCENES = {
    "brucellosis-steps": brucellosis_steps,
}

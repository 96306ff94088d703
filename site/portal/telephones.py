"""Telephone numbers in running text, so that a phone calls at a tap.

A number is one only where that is certain: 120 is also a blood pressure and a count of presses.
"""

import re

#: Police, fire, ambulance, traffic police: numbers like any other unless the sentence says to call.
_SHORT = r"11[09]|12[02]"
#: What calls anywhere: the hotlines by their own numbers, mobile phones, lines with an area code.
_LONG = r"12(?:119|3(?:1[456]|20|38|45|48|5[56]|69|93))|96110|1[3-9]\d{9}|0\d{2,3}-\d{7,8}"
_SAID = "|".join(
    f"(?<={word})"
    for word in (
        "打",
        "拨",
        "致电",
        "急救 ",
        "火警 ",
        "报警 ",
        "ᠠᠪᠤᠷᠠᠬᠤ ",
        "ᠤᠨᠲᠠᠷᠠᠭᠠᠬᠤ ",
        "ᠴᠠᠭᠳᠠᠭ\u180eᠠ ",
    )
)
_CALL = re.compile(
    rf"(?<![\d.,:/%–A-Za-z-])(?:{_LONG}"
    rf"|(?:{_SAID})(?:{_SHORT})(?! ?[下次针])"  # 打120, but not: 打120下
    rf"|(?P<beside>(?<=[或和、])(?:{_SHORT}))"  # 打12119或119
    # 120 ᠳᠤ ᠤᠲᠠᠰᠤᠳᠠ, 110 ᠪᠠ ᠪᠠᠩᠬᠢ ᠳᠤ ᠤᠲᠠᠰᠤᠳᠠ, but not: 120 times, then phone
    rf"|(?:{_SHORT})(?=[ \u202f](?:[ᠳᠲ][ᠤᠦ]|ᠪᠠ|ᠪᠤᠶᠤ) [^\d<᠂᠃,.，。]{{0,20}}ᠤᠲᠠᠰᠤᠳᠠ))"
    r"(?!\d|[.,:/%–A-Za-z-]\d)"
)
_TOLD_BEFORE = re.compile(r"(?:打|拨|致电)[^。！？；<]{0,12}$")
_MARKUP = re.compile(r"(<[^>]*>)")


def with_calls(html: str) -> str:
    """The HTML with its telephone numbers as links; what is a link already stays as it is."""
    pieces, linked = _MARKUP.split(html), False
    for place, piece in enumerate(pieces):
        if place % 2:
            linked = piece.startswith("<a ") or (linked and piece != "</a>")
        elif not linked:
            pieces[place] = _CALL.sub(_link, piece)
    return "".join(pieces)


def _link(found: re.Match[str]) -> str:
    number = found[0]
    if found["beside"] and not _TOLD_BEFORE.search(found.string[: found.start()]):
        return number
    return f'<a href="tel:{number.replace("-", "")}">{number}</a>'

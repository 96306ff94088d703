"""A number that somebody shall call is a link that calls; no other number is one."""

import re

import pytest

from portal.telephones import with_calls


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("马上开窗出屋，到外面再打120。", ["120"]),
        ("打12119或119，说清楚在哪个苏木", ["12119", "119"]),
        ("喊人，打119和110，盯住落水的位置。", ["119", "110"]),
        ("遇火先报12119，逃生要横着风向走", ["12119"]),
        ("打旗疾控中心电话或12320。", ["12320"]),
        ("挂断，打96110，问问身边人。", ["96110"]),
        ("ᠳᠠᠷᠤᠢ 110 ᠪᠠ ᠪᠠᠩᠬᠢ\u202fᠳᠤ ᠤᠲᠠᠰᠤᠳᠠᠵᠤ᠂", ["110"]),
        ("急救 120，火警 119，报警 110。", ["120", "119", "110"]),
        ("ᠭᠠᠷᠤᠭᠠᠳ 120\u202fᠳᠤ ᠤᠲᠠᠰᠤᠳᠠ᠃", ["120"]),
        ("12119 ᠪᠤᠶᠤ 119\u202fᠳᠤ ᠤᠲᠠᠰᠤᠳᠠᠵᠤ᠂", ["12119", "119"]),
        ("ᠲᠦᠷᠭᠡᠨ ᠠᠪᠤᠷᠠᠬᠤ 120᠂ ᠴᠠᠭᠳᠠᠭ\u180eᠠ 110᠃", ["120", "110"]),
        ("电话13812345678", ["13812345678"]),
        ("请拨120或致电119。", ["120", "119"]),
        ("拨12119或119，说清楚地点", ["12119", "119"]),
    ],
)
def test_a_number_to_call_calls(text: str, numbers: list[str]) -> None:
    html = with_calls(text)
    assert re.findall(r'<a href="tel:(\d+)">\1</a>', html) == numbers
    assert re.sub("<[^>]*>", "", html) == text


def test_a_line_with_an_area_code_is_called_by_its_digits() -> None:
    assert with_calls("0470-8123456") == '<a href="tel:04708123456">0470-8123456</a>'


@pytest.mark.parametrize(
    "text",
    [
        "胸外按压，每分钟100到120次，一直做到医生来。",
        "血压高于120/80，少吃盐和120克糖。",
        "第 12120 号文件，2012320 元，12.12320",
        "ᠮᠢᠨᠦ᠋ᠲ ᠲᠤᠲᠤᠮ 100–120 ᠤᠳᠠᠭ\u180eᠠ᠂ ᠤᠲᠠᠰᠤᠳᠠ",
        "每轮打120下，再歇一歇。",
        "120 ᠤᠳᠠᠭ\u180eᠠ ᠳᠠᠷᠤᠭᠠᠳ ᠤᠲᠠᠰᠤᠳᠠ᠃",
        '<a href="https://example.cn/12320">打12320</a>',
        '<img alt="打120">',
    ],
)
def test_another_number_stays_a_number(text: str) -> None:
    assert with_calls(text) == text

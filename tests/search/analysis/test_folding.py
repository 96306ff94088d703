"""Characters that readers take for the same become one, and know where they came from."""

import pytest

from search.analysis.folding import fold, simplified


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("國際論壇", "国际论坛"),
        ("ＰＭ２.５", "pm2.5"),
        ("Café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("᠒᠐᠒᠖", "2026"),
        ("がば", "がば"),
        ("한국", "한국"),
        ("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ", "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


@pytest.mark.parametrize(
    ("text", "part"),
    [("Straße 布病", "布病"), ("cafe\u0301 羊", "羊"), ("㎏ 羊", "羊"), ("ﬁn 羊", "羊")],
)
def test_a_folded_character_knows_where_it_came_from(text: str, part: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    begin, end = folded.span(start, start + len(part))
    assert text[begin:end] == part


def test_combining_marks_belong_to_their_letter() -> None:
    assert fold("cafe\u0301").span(3, 4) == (3, 5)


def test_the_table_of_han_characters_is_opencc_s() -> None:
    opencc = pytest.importorskip("opencc", reason="only needed to make the table again")
    convert = opencc.OpenCC("t2s").convert
    blocks = [*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x323B0)]
    converted = {code: convert(chr(code)) for code in blocks}
    assert simplified() == {
        code: found for code, found in converted.items() if found != chr(code) and len(found) == 1
    }

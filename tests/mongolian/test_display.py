"""What is stored and what is shown."""

import pytest

from mongolian import display

MVS, NNBSP = "\u180e", "\u202f"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (
            f"WiFi{NNBSP}ᠤᠨ ᠰᠠᠶᠢᠨ ᠪᠠᠶᠢᠨ{MVS}ᠠ ᠪᠠᠶᠠᠷ",
            f"WiFi{MVS}ᠤᠨ ᠰᠠᠢᠨ ᠪᠠᠢᠨ{MVS}ᠠ ᠪᠠᠶᠠᠷ",
        ),
        (f"呼伦{NNBSP}ᠤᠨ", f"呼伦{MVS}ᠤᠨ"),
        (f"29{NNBSP}ᠦ ᠡᠳᠦᠷ", f"29{MVS}ᠦ ᠡᠳᠦᠷ"),
        (f"ᠠᠬᠤᠢ{NNBSP}ᠶᠢᠨ", f"ᠠᠬᠤᠢ{NNBSP}ᠶᠢᠨ"),
        ("布病怎么防？", "布病怎么防？"),
        ("", ""),
    ],
)
def test_stored_text_is_shown_as_browsers_draw_it_right(stored: str, shown: str) -> None:
    assert display(stored) == shown
    assert display(shown) == shown, "showing twice changes nothing"

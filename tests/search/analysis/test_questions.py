"""A question loses what makes a question of it, and nothing else."""

import pytest

from search.analysis.questions import subject


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("布病怎么预防？", "布病 预防?"),
        ("什么是布病", "布病"),
        ("布病是什么", "布病"),
        ("羊得了布病怎么办", "羊得了布病"),
        ("草原 防火", "草原 防火"),
        ("怎么办", "怎么办"),
        ("", ""),
        ("ᠡᠪᠡᠳᠴᠢᠨ ᠢ ᠬᠡᠷᠬᠢᠨ ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ ᠪᠤᠢ", "ᠡᠪᠡᠳᠴᠢᠨ ᠢ   ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ  "),
    ],
)
def test_subject(question: str, about: str) -> None:
    assert subject(question) == about

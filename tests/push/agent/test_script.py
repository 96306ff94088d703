"""The agent sets Mongolian as the site does, though it has no line of the site."""

import pytest

from mongolian.display import display as of_the_site
from push.agent.script import display, plain, rich


@pytest.mark.parametrize(
    "text",
    [
        "2026 ᠣᠨ\u202fᠤ",
        "ᠠᠢᠯ\u202fᠤᠨ",
        "e\u202fᠢᠢᠨ",
        "ᠰᠠᠶᠢᠨ",
        "ᠲᠠᠶᠢᠯᠪᠤᠷᠢ",
        "ᠮᠠᠯ\u202fᠶᠢᠨ",
        "科普e站",
        "",
    ],
)
def test_both_set_a_text_alike(text: str) -> None:
    assert display(text) == of_the_site(text)


def test_one_and_two_digits_stand_upright_in_a_column() -> None:
    assert plain("84 2026 1:50 3%", "mvf") == ('<span class="n">84</span> 2026 1:50 3%')
    assert plain("84", "zh-hans") == "84"


def test_only_the_few_tags_of_an_article_are_left() -> None:
    assert (
        rich('<p><a href="x">好</a><b>的</b></p><style>p{}</style>', "zh-hans")
        == "<p>好<b>的</b></p>"
    )

"""Why a text was found, shown on the text itself."""

from search.analysis import excerpt, single_keys, terms
from search.analysis.highlight import Run

NNBSP = "\u202f"
TEXT = "布鲁氏菌病（简称布病）是人畜共患传染病。接羔时要戴手套。" * 5


def marked(runs: list[Run]) -> list[str]:
    return [run.text for run in runs if run.marked]


def joined(runs: list[Run]) -> str:
    return "".join(run.text for run in runs).strip("…")


def test_what_was_asked_for_is_marked() -> None:
    assert set(marked(excerpt(TEXT, terms("人畜共患")))) == {"人畜共患"}


def test_a_part_of_a_term_is_not_marked() -> None:
    assert marked(excerpt("人畜有别", terms("人畜共患"))) == []


def test_traditional_text_is_marked_where_it_stands() -> None:
    assert marked(excerpt("國際論壇", terms("国际"))) == ["國際"]


def test_one_character_is_marked_alone() -> None:
    assert marked(excerpt("病毒与疾病", terms("病"))) == ["病", "病"]


def test_the_excerpt_is_a_piece_of_the_text_around_the_mark() -> None:
    text = "草" * 500 + "布病" + "原" * 500
    runs = excerpt(text, terms("布病"), length=60)
    assert marked(runs) == ["布病"]
    assert joined(runs) in text
    assert len(joined(runs)) < 120
    assert runs[0] == Run("…", False)
    assert runs[-1] == Run("…", False)


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("布病", terms("鼠疫")) == [Run("布病", False)]


def test_without_a_mark_the_beginning_is_shown() -> None:
    assert TEXT.startswith(joined(excerpt(TEXT, terms("鼠疫"))))


def test_a_mongolian_word_is_marked_whole_with_its_suffixes() -> None:
    text = f"ᠬᠡᠯᠡ ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ ᠪᠢᠴᠢᠭ"
    assert marked(excerpt(text, terms("ᠮᠤᠩᠭᠤᠯ"))) == [f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ"]


def test_an_excerpt_never_cuts_a_mongolian_word() -> None:
    text = f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ ᠬᠡᠯᠡ᠂ ᠪᠢᠴᠢᠭ " * 40
    words = set(text.split(" "))
    shown = joined(excerpt(text, terms("ᠪᠢᠴᠢᠭ"), length=50))
    assert set(shown.strip().split(" ")) <= words


def test_single_keys_mark_what_they_find() -> None:
    assert "布病" in marked(excerpt(TEXT, single_keys("布病怎么防")))

"""What things are called in the other language, and names of several words."""

from search.analysis import Lexicon, terms

PAIRS = [
    ("煤烟中毒", "ᠤᠭᠠᠷ ᠬᠣᠷᠳᠠᠬᠤ"),
    ("兽药", "ᠮᠠᠯ ᠤᠨ ᠡᠮ"),
    ("预防", "ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ"),
]
LEXICON = Lexicon(PAIRS)


def names(query: str) -> list[str]:
    """The first key of everything that the query is translated by."""
    return [term.phrases[0].keys[0] for term in LEXICON.translate(query).terms]


def test_the_beginning_of_a_name_is_understood() -> None:
    assert LEXICON.translate("煤烟中") == LEXICON.translate("煤烟中毒")


def test_two_characters_begin_too_many_names() -> None:
    assert not LEXICON.translate("煤烟").terms


def test_a_name_that_only_begins_alike_is_not_meant() -> None:
    assert not LEXICON.translate("煤烟中和").terms


def test_a_verb_is_translated_in_any_form() -> None:
    assert names("ᠰᠡᠷᠭᠡᠢᠯᠡᠭᠰᠡᠨ") == names("ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ") == ["预防"]


def test_a_mongolian_name_of_several_nouns_is_one_term() -> None:
    assert len(terms("ᠮᠠᠯ ᠤᠨ ᠡᠮ ᠦᠨᠢᠶᠡ")) == 3
    medicine, cow = LEXICON.terms("ᠮᠠᠯ ᠤᠨ ᠡᠮ ᠦᠨᠢᠶᠡ")
    assert [len(phrase.keys) for phrase in medicine.phrases] == [2, 2]
    assert [cow] == terms("ᠦᠨᠢᠶᠡ")


def test_a_name_with_a_verb_may_stand_in_other_forms() -> None:
    assert LEXICON.terms("ᠤᠭᠠᠷ ᠬᠣᠷᠳᠠᠬᠤ") == terms("ᠤᠭᠠᠷ ᠬᠣᠷᠳᠠᠬᠤ")


def test_what_is_no_name_stays_as_it_is() -> None:
    for query in ("", "布病 COVID-19", "ᠮᠠᠯ ᠬᠣᠨᠢ", "ᠤᠨ"):
        assert LEXICON.terms(query) == terms(query)

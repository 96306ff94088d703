"""Findings an editor gets, with the place they are about."""

from mongolian import Finding, lint
from mongolian.glossary import entries, places
from mongolian.letters import NNBSP


def codes(text: str) -> list[str]:
    return [finding.code for finding in lint(text)]


def cut_out(text: str, finding: Finding) -> str:
    return text[finding.start : finding.end]


def test_a_clean_sentence_has_no_finding() -> None:
    assert lint(f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ, 2026") == []


def test_letters_of_an_old_input_method_are_found() -> None:
    text = "ᠮᠣᠩᠭᠣᠯ \ue264\ue265 ᠬᠡᠯᠡ"
    [finding] = lint(text)
    assert finding.code == "private-use"
    assert cut_out(text, finding) == "\ue264\ue265"


def test_cyrillic_is_found_in_any_text() -> None:
    assert codes("科普 Монгол") == ["cyrillic"]


def test_todo_letters_make_a_foreign_word() -> None:
    text = "ᠬᠡᠯᠡ ᡏᡆᠨᡎᡆᠯ"
    assert codes(text) == ["foreign-letter"]
    assert cut_out(text, lint(text)[0]) == "ᡏᡆᠨᡎᡆᠯ"


def test_a_plain_space_before_a_suffix_is_found_and_can_be_replaced() -> None:
    text = "ᠮᠣᠩᠭᠣᠯ ᠤᠨ ᠬᠡᠯᠡ"
    [finding] = lint(text)
    assert finding.code == "plain-space"
    assert text[: finding.start] + finding.suggestion + text[finding.end :] == (
        f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ ᠬᠡᠯᠡ"
    )


def test_the_old_diphthong_is_found() -> None:
    assert "old-yi" in codes("ᠰᠠᠶᠢᠨ")


def test_a_look_alike_of_an_agreed_word_is_found_with_the_agreed_spelling() -> None:
    text = "ᠮᠤᠩᠭᠤᠯ ᠬᠡᠯᠡ"
    [finding] = lint(text)
    assert finding.code == "look-alike"
    assert finding.suggestion == "ᠮᠣᠩᠭᠣᠯ"
    assert cut_out(text, finding) == "ᠮᠤᠩᠭᠤᠯ"
    assert "ᠮᠣᠩᠭᠣᠯ" in finding.message


def test_the_selector_that_breaks_joining_on_old_phones_is_found() -> None:
    assert "fvs4" in codes("ᠰᠠ\u180fᠢᠨ")


def test_chinese_is_not_linted() -> None:
    assert lint("布鲁氏菌病的预防") == []


def test_findings_come_in_the_order_of_the_text() -> None:
    starts = [finding.start for finding in lint("ᠮᠤᠩᠭᠤᠯ ᠤᠨ Монгол ᠰᠠᠶᠢᠨ")]
    assert starts == sorted(starts)


def test_our_own_tables_follow_our_own_advice() -> None:
    texts = [entry.mn for entry in entries()] + [place.mn for place in places()]
    found = {text: codes(text) for text in texts if codes(text)}
    # "address" keeps the spelling of its source; a native reader has to decide (display shows it
    # in the current spelling).
    assert found == {"ᠬᠠᠶᠢᠭ": ["old-yi"]}

"""The tables are whole, and honest about how sure they are."""

from mongolian.glossary import entries, find, place, places

CONFIDENCE = {"high", "medium-high", "medium", "low"}


def test_every_term_has_both_languages_a_source_and_a_confidence() -> None:
    assert len(entries()) > 200
    for entry in entries():
        assert entry.zh
        assert entry.mn
        assert entry.source
        assert entry.confidence in CONFIDENCE, entry


def test_every_place_has_a_code_and_a_confidence() -> None:
    for row in places():
        assert len(row.code) == 6
        assert row.code.isdigit()
        assert row.zh
        assert row.mn
        assert row.confidence in CONFIDENCE, row


def test_a_term_is_found_by_its_chinese() -> None:
    entry = find("搜索")
    assert entry is not None
    assert entry.mn == "ᠬᠠᠢᠬᠤ"
    assert find("没有这个词") is None


def test_the_city_is_found_by_its_code() -> None:
    city = place("150700")
    assert city is not None
    assert city.zh == "呼伦贝尔市"
    assert place("000000") is None

"""Folk names and scientific names find each other."""

from importlib.resources import files

from search.analysis import Thesaurus, parse_groups

THESAURUS = Thesaurus([("布鲁氏菌病", "布病", "波浪热"), ("人工智能", "AI"), ("羊痘", "山羊痘")])


def test_a_folk_name_leads_to_the_preferred_one() -> None:
    [found] = THESAURUS.expand("布病").found
    assert found.preferred == "布鲁氏菌病"
    assert found.others == ("布鲁氏菌病", "波浪热")


def test_a_name_is_found_inside_a_question() -> None:
    expansion = THESAURUS.expand("布病怎么防")
    assert [found.name for found in expansion.found] == ["布病"]
    assert expansion.rest == ("怎么防",)


def test_traditional_characters_and_capitals_do_not_matter() -> None:
    assert THESAURUS.expand("布魯氏菌病 Ai").found[0].name == "布鲁氏菌病"
    assert THESAURUS.expand("ai").found[0].preferred == "人工智能"


def test_a_short_latin_name_is_not_part_of_a_word() -> None:
    assert THESAURUS.expand("AIDS rain").found == ()


def test_the_longest_name_wins() -> None:
    assert [found.name for found in THESAURUS.expand("山羊痘").found] == ["山羊痘"]


def test_a_query_without_names_is_left_whole() -> None:
    assert THESAURUS.expand("草原").rest == ("草原",)
    assert Thesaurus([]).expand("草原").found == ()


def test_the_seed_has_groups_of_several_names_each() -> None:
    seed = (files("search.analysis") / "synonyms.zh-hans.txt").read_text(encoding="utf-8")
    groups = parse_groups(seed)
    assert len(groups) == 70
    assert all(len(group) > 1 for group in groups)
    assert Thesaurus(groups).expand("西红柿").found[0].preferred == "番茄"

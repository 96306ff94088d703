"""What every engine promises, kept by the database's and by Elasticsearch."""

import random
from typing import Any

import pytest

from search import analysis
from search.elastic import cluster
from search.engines import Ask, Engine, Row, engine

TITLES = ("布鲁氏菌病的预防与人畜共患", "什么是布病？", "鼠疫防控", "5G网络与PM2.5、COVID-19")
MONGOLIAN = ("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠬᠡᠯᠡ", "ᠬᠠᠷ\u180eᠠ ᠮᠣᠷᠢ")
ROWS = [
    Row(number, title, "", {"topics": (f"t{number}",)})
    for number, title in enumerate((*TITLES, *MONGOLIAN), start=1)
]


@pytest.fixture(
    params=["database", pytest.param("elastic", marks=pytest.mark.services("elasticsearch"))]
)
def kept(request: Any, db: None) -> Engine:
    """An engine whose table `a` holds the rows above."""
    if request.param == "elastic":
        request.getfixturevalue("clustered")
    chosen: Engine = cluster.written() if request.param == "elastic" else engine()
    for table in ("a", "b"):
        chosen.clear(table)
    chosen.put("a", ROWS)
    chosen.finish("a")
    return chosen


def ask(query: str, **options: Any) -> Ask:
    """All words of a query."""
    return Ask(tuple(analysis.terms(query)), **options)


def entries(kept: Engine, asked: Ask, table: str = "a") -> list[int]:
    return [hit.entry for hit in kept.find(table, asked)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("人畜共患", [1]), ("布鲁氏菌", [1]), ("預防", [1]), ("布病", [2]), ("病", [1, 2]),
        ("畜人", []), ("5G网络", [4]), ("5G网", [4]), ("pm2.5 covid", [4]), ("covid-19", [4]),
        ("ᠮᠤᠩᠭᠤᠯ", [5]), ("ᠬᠡᠯᠡ ᠮᠣᠩᠭᠣᠯ", [5]), ("ᠬᠠᠷᠠ", [6]), ("鼠疫 布病", []),
    ],
)  # fmt: skip
def test_all_words_are_found_where_they_stand(kept: Engine, query: str, wanted: list[int]) -> None:
    assert sorted(entries(kept, ask(query))) == wanted


def test_any_word_will_do(kept: Engine) -> None:
    some = Ask(tuple(analysis.single_keys("鼠疫怎么防布病")), every=False)
    assert sorted(entries(kept, some)) == [2, 3]


def test_nothing_asked_is_nothing_found(kept: Engine) -> None:
    assert entries(kept, Ask(())) == []
    assert entries(kept, Ask((), every=False)) == []


def test_facets_narrow(kept: Engine) -> None:
    if kept is engine():
        pytest.skip("the database joins with rows that tests/search/test_page.py makes")
    assert entries(kept, ask("病", facets={"topics": ("t2", "t3")})) == [2]
    assert entries(kept, ask("病", facets={"topics": ("t1", "t2")}, limit=1)) in ([1], [2])
    assert entries(kept, ask("病", facets={"topics": ("t1",), "regions": ("x",)})) == []


def test_titles_alone_can_be_asked(kept: Engine) -> None:
    kept.put("b", [Row(1, "草原", "说说布病"), Row(2, "布病", "说说草原"), Row(3, "羊病", "草原")])
    kept.finish("b")
    assert entries(kept, ask("布病", titles=True), "b") == [2]
    assert sorted(entries(kept, ask("病", titles=True), "b")) == [2, 3]
    assert entries(kept, ask("布病 草原", titles=True), "b") == []


def test_better_ones_come_first(kept: Engine) -> None:
    kept.put("b", [Row(1, "草原", "说说布病"), Row(2, "布病", "说说草原"), Row(3, "羊", "草原")])
    kept.finish("b")
    hits = kept.find("b", ask("布病", title_weight=3.0))
    assert [hit.entry for hit in hits] == [2, 1]
    assert hits[0].score > hits[1].score


def test_tables_do_not_know_one_another(kept: Engine) -> None:
    assert entries(kept, ask("布病"), table="b") == []


def test_putting_again_replaces_and_removing_forgets(kept: Engine) -> None:
    kept.put("a", [Row(2, "鼠疫", "")])
    kept.remove("a", [3, 999])
    kept.finish("a")
    assert entries(kept, ask("布病")) == []
    assert entries(kept, ask("鼠疫")) == [2]


def test_nothing_that_can_be_typed_is_an_error(kept: Engine) -> None:
    odd = ['"', "\x00", "*", "NOT (a", "%s", "\ud800", "\U0001f600", "\u202e病", "ᡏᡆᠨᡎᡆᠯ", "{a}:b"]
    for query in [*odd, "病" * 10_000, "布 病 " * 2_500, "ᠮᠣᠩ " * 2_500, "x" * 10_000]:
        kept.find("a", ask(query))
        kept.find("a", Ask(tuple(analysis.terms(query, prefix_last=True))))
        kept.find("a", Ask(tuple(analysis.single_keys(query)), every=False))


@pytest.mark.services("elasticsearch")
def test_elasticsearch_finds_exactly_what_the_database_finds(db: None, clustered: Any) -> None:
    chance = random.Random(8)  # noqa: S311 - the same texts every time
    signs = [*"病布草原羊牛防治", " ", "，", *"ᠠᠡᠢᠮᠨᠯ", "\u202f", "\u180e", *"aB3.-"]
    texts = ["".join(chance.choices(signs, k=chance.randint(2, 24))) for _ in range(400)]
    rows = [Row(n, text[:6], text[6:]) for n, text in enumerate(texts, start=1)]
    engines: list[Engine] = [engine(), cluster.written()]
    for each in engines:
        each.clear("a")
        each.put("a", rows)
        each.finish("a")
    asked = ["".join(chance.choices(signs, k=chance.randint(1, 4))) for _ in range(300)]
    found = 0
    for query in asked:
        for prefix in (False, True):
            terms = Ask(tuple(analysis.terms(query, prefix_last=prefix)))
            database, elastic = (set(entries(each, terms)) for each in engines)
            assert elastic == database, (query, prefix)
            found += len(database)
    assert found > 1000

"""What stock fails: Chinese, Mongolian, quotation marks. On either database."""

from typing import Any

import pytest
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText
from modelsearch.test.testapp import models

ARTICLES = ("布鲁氏菌病的预防与人畜共患", "什么是布病？", "鼠疫防控", "5G网络与PM2.5、COVID-19")
MONGOLIAN = (
    "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠬᠡᠯᠡ",
    "ᠬᠠᠷ\u180eᠠ ᠮᠣᠷᠢ",
    "ᠰᠠᠶ\u180bᠢᠨ",
)


class ScriptCases:
    """Mixed into the TestCase of each database."""

    backend: Any

    def publish(self, *titles: str) -> None:
        for title in titles:
            book = models.Book.objects.create(
                title=title, publication_date="2020-01-01", number_of_pages=1
            )
            self.backend.add(book)

    def titles(self, query: Any, **options: Any) -> list[str]:
        return [book.title for book in self.backend.search(query, models.Book, **options)]

    def test_chinese_is_found_inside_a_run_of_characters(self) -> None:
        self.publish(*ARTICLES)
        for query in ("人畜共患", "布鲁氏菌", "布鲁氏菌病", "预防", "預防", "病"):
            assert ARTICLES[0] in self.titles(query), query
        assert self.titles("布病") == [ARTICLES[1]]

    def test_words_with_digits_and_signs(self) -> None:
        self.publish(*ARTICLES)
        for query in ("5G", "5G网络", "pm2.5", "PM2.5 网络", "covid-19", "COVID"):
            assert self.titles(query) == [ARTICLES[3]], query

    def test_unfinished_words(self) -> None:
        self.publish(*ARTICLES)
        for query in ("人畜", "人", "布鲁氏菌病的预"):
            found = [book.title for book in self.backend.autocomplete(query, models.Book)]
            assert found == [ARTICLES[0]], query

    def test_a_question_finds_by_any_of_its_words(self) -> None:
        self.publish(*ARTICLES)
        assert self.titles("鼠疫怎么防", operator="and") == []
        assert self.titles("鼠疫怎么防", operator="or") == [ARTICLES[2]]

    def test_a_phrase_keeps_its_order(self) -> None:
        self.publish(*ARTICLES)
        assert self.titles(Phrase("预防与人畜")) == [ARTICLES[0]]
        assert self.titles(Phrase("人畜预防")) == []

    def test_queries_combine(self) -> None:
        self.publish(*ARTICLES)
        either = Or([PlainText("布病"), PlainText("布鲁氏菌病")])
        assert set(self.titles(either)) == set(ARTICLES[:2])
        assert self.titles(And([either, PlainText("预防")])) == [ARTICLES[0]]
        assert self.titles(And([either, Not(PlainText("预防"))])) == [ARTICLES[1]]
        assert set(ARTICLES[1:]) <= set(self.titles(Not(PlainText("预防"))))
        assert len(self.titles(MatchAll())) == models.Book.objects.count()

    def test_mongolian_is_found_however_it_was_typed(self) -> None:
        self.publish(*MONGOLIAN)
        for query in ("ᠮᠤᠩᠭᠤᠯ", "ᠮᠣᠩᠭᠣᠯ\u180eᠦᠨ", "ᠮᠣᠩᠭᠣᠯ ᠤᠨ", "ᠬᠡᠯᠡ ᠮᠣᠩᠭᠣᠯ"):
            assert self.titles(query) == [MONGOLIAN[0]], query
        for query in ("ᠬᠠᠷ\u180eᠡ", "ᠬᠠᠷᠠ"):
            assert self.titles(query) == [MONGOLIAN[1]], query
        for query in ("ᠰᠡᠢᠨ", "ᠰᠠᠶᠢᠨ", "ᠰᠠᠢᠨ"):
            assert self.titles(query) == [MONGOLIAN[2]], query

    def test_the_same_shape_comes_before_the_same_skeleton(self) -> None:
        self.publish("ᠬᠠᠷᠠ", "ᠬᠠᠷ\u180eᠠ")
        assert self.titles("ᠬᠠᠷ\u180eᠠ") == ["ᠬᠠᠷ\u180eᠠ", "ᠬᠠᠷᠠ"]
        assert self.titles("ᠬᠠᠷᠠ") == ["ᠬᠠᠷᠠ", "ᠬᠠᠷ\u180eᠠ"]

    def test_nothing_that_can_be_typed_is_an_error(self) -> None:
        self.publish(*ARTICLES)
        odd = ['"', "'", 'a"b', "\x00", "布\x00病", "a\x00b", "*", "NEAR(a b)", "NOT", "{title}:a"]
        odd += [
            "%s %d",
            "\\",
            "&|!():*<->",
            "\ud800",
            "\U0001f600",
            "\u202e",
            "-",
            "\n\t",
            "ᡏᡆᠨᡎᡆᠯ",
        ]
        odd += ["病" * 10_000, "布 病 " * 2_500, "abc " * 2_500, "x" * 10_000, "ᠮᠣᠩ " * 2_500]
        for query in odd:
            for operator in ("and", "or"):
                self.titles(query, operator=operator)
            list(self.backend.autocomplete(query, models.Book))
            self.titles(Phrase(query))

    def test_anything_can_be_indexed(self) -> None:
        self.publish("\x01\x02", "\U0001f600", "𫝈𠵾字", "x" * 255, "ᡏᡆᠨᡎᡆᠯ", '"')
        for query in ("𫝈𠵾", "𠵾", "𠵾字", "字"):
            assert self.titles(query) == ["𫝈𠵾字"], query

    def test_a_changed_text_replaces_the_old_one(self) -> None:
        self.publish(ARTICLES[1])
        book = models.Book.objects.get(title=ARTICLES[1])
        book.title = ARTICLES[2]
        book.save()
        self.backend.add(book)
        assert self.titles("布病") == []
        assert self.titles("鼠疫") == [ARTICLES[2]]

    def test_a_result_can_narrow_another_query(self) -> None:
        self.publish(*ARTICLES)
        found = self.backend.search("布病", models.Book).get_queryset()
        assert models.Book.objects.filter(pk__in=found.values("pk")).count() == 1
        assert found.count() == 1
        assert found.exists()

    def test_an_unknown_kind_of_query_is_refused(self) -> None:
        with pytest.raises(NotImplementedError):
            self.titles(Or([MatchAll(), PlainText("x")]))

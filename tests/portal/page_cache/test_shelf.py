"""Pages take a bounded amount of memory; those that are read stay."""

from typing import Any

from portal.page_cache.kept import Answer, Page
from portal.page_cache.shelf import Shelf
from portal.page_cache.watching import State

from .reader import Reader


def page(size: int = 2000) -> Page:
    body = bytes(range(200)) * (size // 200)
    return Page(Answer("200 OK", [], body), [], state=State(0, {}))


def test_it_never_holds_more_than_it_may() -> None:
    shelf = Shelf(20_000)
    for key in range(100):
        shelf.put(key, page())
        assert shelf.bytes <= 20_000
    assert 2 < len(shelf) < 12
    assert shelf.get(99)


def test_what_is_read_stays() -> None:
    shelf = Shelf(20_000)
    for key in range(50):
        shelf.put(key, page())
        shelf.get(0).used = True  # type: ignore[union-attr] # it is there
    assert shelf.get(0)


def test_the_same_key_counts_once_and_a_giant_is_turned_away() -> None:
    shelf = Shelf(20_000)
    for _ in range(3):
        shelf.put("one", page())
    assert (len(shelf), shelf.bytes) == (1, page().size)
    shelf.put("one", page(30_000))
    assert (len(shelf), shelf.bytes) == (0, 0)


def test_many_queries_do_not_push_out_the_articles(
    reader: Reader, pair: dict[str, Any], settings: Any
) -> None:
    settings.PAGE_CACHE = {"pages": 10**6, "queries": 40_000}
    reader = Reader()
    reader.get("/zh-hans/")
    for n in range(30):
        reader.get(f"/zh-hans/health/?page={'0' * n}1")
    assert reader.makes("/zh-hans/") == 0
    assert reader.makes("/zh-hans/health/?page=1") == 1

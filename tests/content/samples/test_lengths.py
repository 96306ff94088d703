"""No sample is longer than the form lets anybody write, in either script."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail import blocks

from content.blocks.body import BodyBlock
from content.pages.models import ArticlePage, GraphicPage, RebuttalPage, VideoPage
from portal.samples import files

STREAMS = {
    "body": BodyBlock(),
    **{
        lead: model._meta.get_field(lead).stream_block
        for model in (VideoPage, GraphicPage, RebuttalPage)
        for lead in model.LEADS
    },
}
each_article = pytest.mark.parametrize("article", files.articles(), ids=lambda one: one["slug"])


def too_long(block: Any, node: Any) -> Iterator[str]:
    """The texts of a block's value, as a file has it, that the block would refuse."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(node, dict) and name in node:
                yield from too_long(child, node[name])
    elif isinstance(block, blocks.ListBlock):
        for one in node:
            yield from too_long(block.child_block, one)
    elif limit := getattr(getattr(block, "field", None), "max_length", None):
        texts = node.values() if isinstance(node, dict) else [str(node)]
        yield from (text for text in texts if len(text) > limit)


@each_article
def test_every_text_fits_its_block(article: dict[str, Any]) -> None:
    streams = {"body": article["body"], **article.get("leads", {})}
    for field, stream in streams.items():
        for block in stream:
            for kind, value in block.items():
                assert list(too_long(STREAMS[field].child_blocks[kind], value)) == []


@each_article
@pytest.mark.parametrize(
    ("field", "place"),
    [("title", ("title",)), ("summary", ("summary",)), ("cover_alt", ("cover", "alt"))],
)
def test_every_text_fits_its_field(
    article: dict[str, Any], field: str, place: tuple[str, ...]
) -> None:
    node: Any = article
    for key in place:
        node = (node or {}).get(key)
    limit = getattr(ArticlePage._meta.get_field(field), "max_length", None)
    assert all(limit is None or len(text) <= limit for text in (node or {}).values())

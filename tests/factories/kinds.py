"""Pages of the other kinds: a film, a long picture, a rebuttal."""

from typing import Any

from content.pages.enums import PageKind
from content.pages.models import ArticlePage, GraphicPage, RebuttalPage, VideoPage
from tests.factories.bodies import captions_value, make_attachment, picture_value
from tests.factories.pages import BODY, make_article, make_picture

MODELS: dict[str, type[ArticlePage]] = {
    PageKind.VIDEO: VideoPage,
    PageKind.GRAPHIC: GraphicPage,
    PageKind.REBUTTAL: RebuttalPage,
}


def film() -> list[tuple[str, Any]]:
    """A film with captions in both languages."""
    value = {
        "title": "接羔怎么防布病",
        "file": make_attachment("film.webm", b"a film of twenty bytes"),
        "poster": picture_value("兽医戴手套"),
        "captions": [captions_value("zh-hans"), captions_value("mvf")],
        "transcript": "大家好。\n今天说布病。",
    }
    return [("video", value)]


def graphic() -> list[tuple[str, Any]]:
    """A long picture with words on it in both languages."""
    value = {
        "picture": picture_value("六幅小图", "一图看懂"),
        "versions": [{"language": "mvf", "image": make_picture("firebrick")}],
        "text": "一、戴手套。\n二、戴口罩。",
    }
    return [("graphic", value)]


def rumour() -> list[tuple[str, Any]]:
    """A rumour that is false."""
    value = {
        "rumour": "白酒能杀死布鲁氏菌。",
        "heard": "微信群",
        "verdict": "false",
        "truth": "煮熟才行。",
    }
    return [("rumour", value)]


def leads(kind: str) -> dict[str, Any]:
    """The fields that only this kind of page has, filled in."""
    if kind == PageKind.VIDEO:
        return {"film": film()}
    if kind == PageKind.GRAPHIC:
        return {"graphic": graphic()}
    return {"rumour": rumour(), "evidence": [BODY[2]]}


def make_page(kind: str, *, author: Any, **fields: Any) -> ArticlePage:
    """A draft of this kind by `author`, saved as an editor saves it."""
    values = {"slug": f"of-{kind}", **leads(kind), **fields}
    return make_article(author=author, model=MODELS[kind], **values)

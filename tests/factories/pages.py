"""Pages under a real tree in both languages."""

from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale

from accounts.models import Unit
from content.media.models import Picture
from content.pages.actions import ensure_tree
from content.pages.models import ArticlePage, SectionPage
from content.taxonomy.actions import load_vocabulary
from content.taxonomy.tagging import TERMS

BODY: list[tuple[str, Any]] = [
    ("text", "<p>接羔时要<b>戴手套</b>。</p>"),
    ("heading", "怎样预防"),
    (
        "claim",
        {
            "statement": "布病主要由病畜传给人。",
            "source": "《布鲁氏菌病诊疗方案》",
            "source_url": "",
            "grade": "A",
            "applies_to": "牧民",
            "do": "戴手套和口罩。",
            "dont": "不要徒手处理流产物。",
        },
    ),
    ("warning", {"title": "危险", "text": "不喝生奶。"}),
]


def make_site() -> None:
    """Vocabulary, homes and sections in both languages."""
    load_vocabulary()
    ensure_tree()


def make_section(topic: str = "health", language: str = "zh-hans") -> SectionPage:
    """The section of a topic in a language; makes the site when it is not there."""
    if not SectionPage.objects.exists():
        make_site()
    return SectionPage.objects.get(
        topic__code=topic, locale=Locale.objects.get(language_code=language)
    )


def make_picture(colour: str = "seagreen", title: str = "草原") -> Picture:
    """A picture of one colour."""
    data = BytesIO()
    Image.new("RGB", (640, 430), colour).save(data, "PNG")
    data.seek(0)
    return Picture.objects.create(title=title, file=ImageFile(data, "p.png"), credit="示例")


def make_article(*, author: Any, slug: str = "brucellosis", **fields: Any) -> ArticlePage:
    """A draft by `author`, of their unit, saved as an editor saves it."""
    tags = {facet: fields.pop(facet, default) for facet, default in _TAGS.items()}
    model: type[ArticlePage] = fields.pop("model", ArticlePage)
    section = make_section(fields.pop("topic", "health"), fields.pop("language", "zh-hans"))
    values = {
        "title": "接羔季节防布病",
        "summary": "接羔时怎样保护自己。",
        "body": BODY,
        "origin_unit": author.unit or Unit.objects.first(),
        **fields,
    }
    page = model(slug=slug, locale=section.locale, owner=author, live=False, **values)
    section.add_child(instance=page)
    for facet, codes in tags.items():
        getattr(page, facet).set(TERMS[facet]._default_manager.filter(code__in=codes))
    page.save_revision(user=author)
    return page


_TAGS = {
    "regions": ["150724"],
    "groups": ["farmers_herders"],
    "livelihoods": ["pastoral"],
    "topics": ["health"],
    "seasons": [],
}

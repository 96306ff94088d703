"""Words: paragraphs, headings and warnings."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: What an author may format. No links inside running text: sources stand with their claim.
RICH_TEXT_FEATURES = ["bold", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    """One or more paragraphs."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("正文")
        description = _("几段文字，可以加粗、列项")
        template = "blocks/text.html"
        preview_value = "<p>接羔时戴好手套和口罩。</p>"


class HeadingBlock(blocks.CharBlock):
    """A section heading; readers can link to it."""

    class Meta:
        icon = "title"
        label = _("小标题")
        description = _("把正文分成几段，一眼看到讲什么")
        template = "blocks/heading.html"
        preview_value = "接羔前准备什么"


class WarningBlock(blocks.StructBlock):
    """Something that harms people when it is not heeded."""

    title = blocks.CharBlock(label=_("标题"), max_length=80)
    text = blocks.TextBlock(label=_("内容"), rows=3)

    class Meta:
        icon = "warning"
        label = _("警示")
        description = _("会伤人、会死人的事，红底白字")
        template = "blocks/warning.html"
        preview_value = {"title": "危险", "text": "屋内闷烧取暖会致命。"}

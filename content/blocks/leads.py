"""What a page of its own kind begins with: a film, a long picture, or a rumour with its verdict."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .claim import ClaimBlock
from .media import PictureBlock, VideoBlock
from .media import language_choices as _languages

#: How a rumour was judged, the worst first.
RUMOUR_VERDICTS = [
    ("false", _("假的")),
    ("misleading", _("误导人")),
    ("unproven", _("没有依据")),
    ("partly", _("有真有假")),
]


class FilmBlock(VideoBlock):
    """The film that the page is about; both languages' readers need captions."""

    def clean(self, value: Any) -> Any:
        """Refuse a film without captions in one of the languages, naming it."""
        value = super().clean(value)
        there = {track["language"] for track in value["captions"]}
        missing = [str(name) for code, name in settings.LANGUAGES if code not in there]
        if missing:
            words = _now("还缺字幕：%(languages)s。") % {"languages": "、".join(missing)}
            raise blocks.StructBlockValidationError({"captions": ValidationError(words)})
        return value


class FilmStream(blocks.StreamBlock):
    """One film."""

    video = FilmBlock()

    class Meta:
        max_num = 1


class GraphicVersionBlock(blocks.StructBlock):
    """The same picture with its words in another language."""

    language = blocks.ChoiceBlock(label=_("图上文字的语言"), choices=_languages)
    image = ImageChooserBlock(label=_("图片"))


class GraphicBlock(blocks.StructBlock):
    """One long picture and everything it says, in words."""

    picture = PictureBlock(label=_("长图"))
    versions = blocks.ListBlock(
        GraphicVersionBlock(),
        label=_("图上有字时，另一种语言的长图"),
        default=[],
        max_num=2,
        required=False,
    )
    text = blocks.TextBlock(
        label=_("文字版"),
        rows=10,
        help_text=_("图上说的每一件事，看不见图的读者靠它；短信和广播也用它。"),
    )

    class Meta:
        icon = "image"
        label = _("长图")
        description = _("一张长图，必须附文字版")
        template = "blocks/graphic.html"
        preview_template = "blocks/preview/graphic.html"


class GraphicStream(blocks.StreamBlock):
    """One long picture."""

    graphic = GraphicBlock()

    class Meta:
        max_num = 1


class RumourBlock(blocks.StructBlock):
    """What people say, and what is true."""

    rumour = blocks.TextBlock(label=_("传言怎么说"), rows=2)
    heard = blocks.CharBlock(label=_("在哪里流传"), max_length=120, required=False)
    verdict = blocks.ChoiceBlock(label=_("判定"), choices=RUMOUR_VERDICTS, default="false")
    truth = blocks.TextBlock(label=_("事实是什么"), rows=3)

    class Meta:
        icon = "cross"
        label = _("传言与判定")
        description = _("传言怎么说、真假、事实是什么")
        template = "blocks/rumour.html"
        preview_value = {
            "rumour": "羊肉蘸白酒，吃生的也不怕布病。",
            "heard": "微信群",
            "verdict": "false",
            "truth": "白酒杀不死肉里的布鲁氏菌，煮熟才行。",
        }


class RumourStream(blocks.StreamBlock):
    """One rumour."""

    rumour = RumourBlock()

    class Meta:
        max_num = 1


class EvidenceStream(blocks.StreamBlock):
    """What the verdict stands on: claims, each with its source."""

    claim = ClaimBlock()

    class Meta:
        max_num = 6

"""Pictures and files in the text."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from content.media.models import Licence

AUDIO = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg"}
VIDEO = {".mp4": "video/mp4", ".webm": "video/webm"}
CAPTIONS = {".vtt": "text/vtt"}
PAPERS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Every kind of file that a text may carry, by the end of its name.
MIMES = AUDIO | VIDEO | CAPTIONS | PAPERS


class FileChooserBlock(DocumentChooserBlock):
    """An attachment of one of the kinds given by the ends of their names."""

    def __init__(self, kinds: dict[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kinds = kinds

    def clean(self, value: Any) -> Any:
        """Refuse a file of another kind, naming those that will do."""
        value = super().clean(value)
        if value and PurePath(value.filename).suffix.lower() not in self.kinds:
            ends = "、".join(self.kinds)
            raise ValidationError(_now("请选 %(ends)s 格式的文件。") % {"ends": ends})
        return value

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """For migrations, which need to know that it chooses documents and no more."""
        return "wagtail.documents.blocks.DocumentChooserBlock", [], dict(self._constructor_args[1])


class PictureBlock(blocks.StructBlock):
    """A picture with what a reader who cannot see it, and its maker, are owed."""

    image = ImageChooserBlock(label=_("图片"))
    alt = blocks.CharBlock(label=_("替代文字"), max_length=200)
    caption = blocks.CharBlock(label=_("说明"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("署名"), max_length=120, required=False)
    licence = blocks.ChoiceBlock(label=_("许可"), choices=Licence.choices, default=Licence.OWN)

    class Meta:
        icon = "image"
        label = _("图片")
        description = _("一张图，带替代文字和署名")
        template = "blocks/picture.html"
        preview_template = "blocks/preview/picture.html"


class PairBlock(blocks.StructBlock):
    """How it is done right, beside how it goes wrong."""

    right = PictureBlock(label=_("正确做法"))
    wrong = PictureBlock(label=_("错误做法"))

    class Meta:
        icon = "view"
        label = _("对比图")
        description = _("正确做法和错误做法各一张图")
        template = "blocks/pair.html"
        preview_template = "blocks/preview/pair.html"


class AudioBlock(blocks.StructBlock):
    """Something to listen to, with its words for who cannot."""

    title = blocks.CharBlock(label=_("标题"), max_length=100)
    file = FileChooserBlock(AUDIO, label=_("音频文件（.mp3 .m4a .ogg）"))
    transcript = blocks.TextBlock(label=_("文字稿"), rows=6)

    class Meta:
        icon = "media"
        label = _("音频")
        description = _("一段录音，必须附文字稿")
        template = "blocks/audio.html"
        preview_template = "blocks/preview/audio.html"


def language_choices() -> list[tuple[str, Any]]:
    """The languages of the site, for what belongs to one of them."""
    return list(settings.LANGUAGES)


class CaptionsBlock(blocks.StructBlock):
    """The words of a film in one language, with their times."""

    language = blocks.ChoiceBlock(label=_("字幕语言"), choices=language_choices)
    file = FileChooserBlock(CAPTIONS, label=_("字幕文件（.vtt）"))


class VideoBlock(blocks.StructBlock):
    """A film file of our own, with a still picture, captions and its words."""

    title = blocks.CharBlock(label=_("标题"), max_length=100)
    file = FileChooserBlock(VIDEO, label=_("视频文件（.mp4 .webm）"))
    poster = PictureBlock(label=_("封面图"))
    captions = blocks.ListBlock(
        CaptionsBlock(), label=_("字幕"), default=[], max_num=4, required=False
    )
    transcript = blocks.TextBlock(label=_("文字稿"), rows=6)

    class Meta:
        icon = "media"
        label = _("视频")
        description = _("一段视频，必须附封面图和文字稿")
        template = "blocks/video.html"
        preview_template = "blocks/preview/video.html"


class AttachmentBlock(blocks.StructBlock):
    """Something to download or print."""

    title = blocks.CharBlock(label=_("名称"), max_length=100)
    file = FileChooserBlock(PAPERS, label=_("文件（.pdf .docx .xlsx）"))
    note = blocks.CharBlock(label=_("说明"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("附件")
        description = _("可下载、可打印的文件")
        template = "blocks/attachment.html"
        preview_template = "blocks/preview/attachment.html"

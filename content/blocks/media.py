"""Pictures in the text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from content.media.models import Licence


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
        template = "blocks/picture.html"

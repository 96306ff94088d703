"""The vocabulary of an article's body."""

from wagtail import blocks

from .claim import ClaimBlock
from .media import PictureBlock
from .text import HeadingBlock, TextBlock, WarningBlock


class BodyBlock(blocks.StreamBlock):
    """Everything an article can be made of."""

    text = TextBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    claim = ClaimBlock()
    warning = WarningBlock()

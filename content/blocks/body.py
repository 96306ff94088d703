"""The vocabulary of an article's body."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .claim import ClaimBlock
from .lists import NumbersBlock, QuestionsBlock, StepsBlock, TableBlock
from .media import AttachmentBlock, AudioBlock, PairBlock, PictureBlock, VideoBlock
from .text import HeadingBlock, TextBlock, WarningBlock


class BodyBlock(blocks.StreamBlock):
    """Everything an article can be made of, in the groups that the chooser shows."""

    text = TextBlock(group=_("文字"))
    heading = HeadingBlock(group=_("文字"))
    warning = WarningBlock(group=_("文字"))
    claim = ClaimBlock(group=_("依据"))
    numbers = NumbersBlock(group=_("依据"))
    table = TableBlock(group=_("依据"))
    steps = StepsBlock(group=_("做法"))
    pair = PairBlock(group=_("做法"))
    questions = QuestionsBlock(group=_("做法"))
    picture = PictureBlock(group=_("图和声"))
    audio = AudioBlock(group=_("图和声"))
    video = VideoBlock(group=_("图和声"))
    attachment = AttachmentBlock(group=_("图和声"))

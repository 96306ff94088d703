"""What form a text has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageKind(models.TextChoices):
    """The page types that carry prose, as readers know them: search offers them as *media*."""

    ARTICLE = "article", _("文章")
    VIDEO = "video", _("视频")
    GRAPHIC = "graphic", _("长图")
    REBUTTAL = "rebuttal", _("辟谣")

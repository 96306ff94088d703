"""A film with its captions and its words."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from content.blocks.leads import FilmStream
from content.pages.enums import PageKind
from content.pages.panels import explained

from .article import ArticlePage


class VideoPage(ArticlePage):
    """A page whose matter is a film; text may follow it."""

    film = StreamField(FilmStream(), verbose_name=_("视频"), blank=True)

    kind = PageKind.VIDEO
    LEADS = ("film",)
    REQUIRED = ("title", "summary", "film")
    content_panels = [
        *ArticlePage.content_panels[:2],
        explained("film"),
        *ArticlePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("视频")
        verbose_name_plural = _("视频")

"""One long picture that says it all, and the same in words."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from content.blocks.leads import GraphicStream
from content.pages.enums import PageKind
from content.pages.panels import explained

from .article import ArticlePage


class GraphicPage(ArticlePage):
    """A page whose matter is a long picture; text may follow it."""

    graphic = StreamField(GraphicStream(), verbose_name=_("长图"), blank=True)

    kind = PageKind.GRAPHIC
    LEADS = ("graphic",)
    REQUIRED = ("title", "summary", "graphic")
    content_panels = [
        *ArticlePage.content_panels[:2],
        explained("graphic"),
        *ArticlePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("长图")
        verbose_name_plural = _("长图")

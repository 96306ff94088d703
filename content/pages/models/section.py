"""One topic's shelf in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ListingPage


class SectionPage(ListingPage):
    """Lists a topic's articles; its name is the topic's, so it carries no prose."""

    topic = models.ForeignKey(
        "taxonomy.Topic", verbose_name=_("主题"), on_delete=models.PROTECT, related_name="+"
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types = [
        "pages.ArticlePage",
        "pages.VideoPage",
        "pages.GraphicPage",
        "pages.RebuttalPage",
    ]
    content_panels = [FieldPanel("title"), FieldPanel("topic")]

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")

    def public_path(self) -> str:
        return f"{self.topic.code}/"

"""One topic's shelf in one language."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.pages.forms import SectionForm

from .base import ListingPage, NoDirectPublishTester


class ShelfPermissionTester(NoDirectPublishTester):
    """Nothing new is begun on a shelf whose topic has become another."""

    def can_add_subpage(self) -> bool:
        return self.page.topic.merged_into_id is None and super().can_add_subpage()


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
    base_form_class = SectionForm

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")

    def permissions_for_user(self, user: Any) -> ShelfPermissionTester:
        return ShelfPermissionTester(user, self)

    def public_path(self) -> str:
        return f"{self.topic.code}/"

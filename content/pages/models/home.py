"""The top of one language's tree."""

from django.utils.translation import gettext_lazy as _

from .base import ListingPage


class HomePage(ListingPage):
    """Lists what has been released; its words come from the catalogues."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.SectionPage"]
    max_count_per_parent = 2

    class Meta:
        verbose_name = _("首页")
        verbose_name_plural = _("首页")

    def public_path(self) -> str:
        return ""

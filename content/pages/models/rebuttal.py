"""A rumour, the verdict on it, and the evidence."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from content.blocks.leads import EvidenceStream, RumourStream
from content.pages.enums import PageKind
from content.pages.panels import explained

from .article import ArticlePage


class RebuttalPage(ArticlePage):
    """What is said, whether it is true, and what that stands on; text may follow."""

    rumour = StreamField(RumourStream(), verbose_name=_("传言与判定"), blank=True)
    evidence = StreamField(EvidenceStream(), verbose_name=_("依据"), blank=True)

    kind = PageKind.REBUTTAL
    LEADS = ("rumour", "evidence")
    REQUIRED = ("title", "summary", "rumour", "evidence")
    content_panels = [
        *ArticlePage.content_panels[:2],
        explained("rumour"),
        explained("evidence"),
        *ArticlePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("辟谣")
        verbose_name_plural = _("辟谣")

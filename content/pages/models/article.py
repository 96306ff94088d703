"""An article: the text that experts vouch for and residents read."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.blocks.body import BodyBlock
from content.pages import previews
from content.pages.enums import PageKind
from content.pages.fingerprint import section_code
from content.pages.forms import ArticleForm
from content.pages.panels import CLOSING, explained

from .base import ReviewedPage


class ArticlePage(ReviewedPage, Page):
    """Text, pictures, claims with sources, and warnings."""

    summary = models.TextField(_("摘要"), max_length=300, blank=True)
    cover = models.ForeignKey(
        "media.Picture",
        verbose_name=_("题图"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    cover_alt = models.CharField(_("题图替代文字"), max_length=200, blank=True)
    cover_caption = models.CharField(_("题图说明"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)

    kind = PageKind.ARTICLE
    #: What a page of this kind begins with, before its body: fields of blocks, in order.
    LEADS: tuple[str, ...] = ()
    #: Blank in a draft, required for a review.
    REQUIRED: tuple[str, ...] = ("title", "summary", "body")
    base_form_class = ArticleForm
    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = False
    promote_panels: list[Panel] = []
    # The slug is the address in both languages, so switching language keeps the place.
    override_translatable_fields = [
        SynchronizedField("slug"),
        SynchronizedField("adapted_from"),
        SynchronizedField("adapted_url"),
    ]

    content_panels = [
        explained("title"),
        explained("summary"),
        MultiFieldPanel(
            [explained("cover"), explained("cover_alt"), explained("cover_caption")],
            heading=_("题图"),
        ),
        explained("body"),
        *CLOSING,
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    @property
    def pieces(self) -> list[Any]:
        """Every block in the order in which it is read, whichever field it stands in."""
        return [block for name in (*self.LEADS, "body") for block in getattr(self, name)]

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's; a text that is not public is found by the tags of its draft."""
        revision = super().save_revision(*args, **kwargs)
        if not self.live:
            self._keep_tags()
        return revision

    def _keep_tags(self) -> None:
        row = type(self)._default_manager.get(pk=self.pk)
        for facet in self.FACETS:
            kept, wanted = getattr(row, facet), list(getattr(self, facet).all())
            if {term.pk for term in kept.all()} != {term.pk for term in wanted}:
                kept.set(wanted)
                kept.commit()

    def public_path(self) -> str:
        return f"{section_code(self)}/{self.slug}/"

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The ways to look at this draft, by name and label."""
        return [(mode.name, mode.label) for mode in previews.modes(self)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as its readers would see it, in one of the ways above."""
        return previews.serve(request, self, mode_name)

    class Meta:
        verbose_name = _("文章")
        verbose_name_plural = _("文章")

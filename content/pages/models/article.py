"""An article: the text that experts vouch for and residents read."""

from django.db import models
from django.http import HttpRequest
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.blocks.body import BodyBlock
from content.pages.drafts import draft_reading
from content.pages.enums import PageKind
from content.pages.fingerprint import section_code
from content.pages.forms import ArticleForm

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
    base_form_class = ArticleForm
    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = False
    promote_panels = [FieldPanel("slug")]
    # The slug is the address in both languages, so switching language keeps the place.
    override_translatable_fields = [
        SynchronizedField("slug"),
        SynchronizedField("adapted_from"),
    ]

    content_panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt"), FieldPanel("cover_caption")],
            heading=_("题图"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in (*ReviewedPage.FACETS, "urgent_until")],
            heading=_("给谁看、关于什么、什么时候"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("origin_unit"), FieldPanel("level")]),
                FieldRowPanel([FieldPanel("origin"), FieldPanel("licence")]),
                FieldPanel("adapted_from"),
                FieldPanel("is_sample"),
            ],
            heading=_("来源与许可"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    template = "pages/article.html"

    def public_path(self) -> str:
        return f"{section_code(self)}/{self.slug}/"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> SimpleTemplateResponse:
        """The draft in the public template, with the language it is written in."""
        with translation.override(self.locale.language_code):
            context = {"reading": draft_reading(self)}
            return TemplateResponse(request, self.template, context).render()

    class Meta:
        verbose_name = _("文章")
        verbose_name_plural = _("文章")

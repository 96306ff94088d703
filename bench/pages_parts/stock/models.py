"""An article as anyone would model it: a page with a StreamField and a cover."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page


class Claim(blocks.StructBlock):
    statement = blocks.TextBlock()
    source = blocks.CharBlock()
    source_url = blocks.URLBlock(required=False)
    grade = blocks.CharBlock()
    applies_to = blocks.CharBlock(required=False)
    do = blocks.TextBlock(required=False)
    dont = blocks.TextBlock(required=False)

    class Meta:
        template = "stock/claim.html"


class Warned(blocks.StructBlock):
    title = blocks.CharBlock()
    text = blocks.TextBlock()

    class Meta:
        template = "stock/warning.html"


class Term(models.Model):
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class Article(Page):
    summary = models.TextField()
    cover = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, related_name="+")
    body = StreamField(
        [
            ("text", blocks.RichTextBlock()),
            ("heading", blocks.CharBlock(template="stock/heading.html")),
            ("claim", Claim()),
            ("warning", Warned()),
        ]
    )
    terms = ParentalManyToManyField(Term)
    unit = models.CharField(max_length=80)
    licence = models.CharField(max_length=80)
    template = "stock/article.html"

    def get_context(self, request, *args, **kwargs):
        other = self.get_translations().live().select_related("locale").first()
        found = {"other": other, "other_url": other.get_url(request), "parent": self.get_parent()}
        return {**super().get_context(request, *args, **kwargs), **found}


class Voucher(Orderable):
    article = ParentalKey(Article, related_name="vouchers")
    name = models.CharField(max_length=80)
    unit = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

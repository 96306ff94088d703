"""One document of a judged set, declared for search as Wagtail declares a page."""

from typing import ClassVar

from django.db import models
from modelsearch import index


class Document(index.Indexed, models.Model):
    title = models.CharField(max_length=500)
    text = models.TextField()

    search_fields: ClassVar = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("text"),
    ]

    class Meta:
        app_label = "stock"

    def __str__(self) -> str:
        return self.title

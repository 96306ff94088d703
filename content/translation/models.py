"""Which source text a translation was made from."""

from django.db import models


class Pin(models.Model):
    """This page is the translation of exactly that cleared source text."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    source_page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    source_fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.source_page_id}@{self.source_fingerprint[:8]}"

"""Naming who made a picture or a file, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Credited(models.Model):
    """Something whose maker is named, in the reader's language."""

    credit = models.CharField(_("署名"), max_length=120, blank=True)
    credit_mn = models.CharField(
        _("蒙古文署名"),
        max_length=120,
        blank=True,
        help_text=_("蒙古文页面上显示；不填就显示上面的署名。"),
    )

    class Meta:
        abstract = True

    def credit_in(self, language: str) -> str:
        """The maker's name for readers of `language`."""
        return (self.credit_mn if language == "mvf" else "") or self.credit

"""Pictures and attachments. Uploads are private; release copies what it shows to the store."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from .credits import Credited


class Licence(models.TextChoices):
    """Under which terms a text or a picture may be shown and passed on."""

    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC0 = "CC0-1.0", "CC0"
    OWN = "own", _("本单位所有")
    PERMISSION = "permission", _("已获授权")


class Picture(AbstractImage, Credited):
    """An image with the rights that go with it. Alternative text is per use and per language."""

    licence = models.CharField(
        _("许可"), max_length=20, choices=Licence.choices, default=Licence.OWN
    )

    licence_until = models.DateField(
        _("授权到期"),
        null=True,
        blank=True,
        help_text=_("过了这一天，用到它的文章不能再送审；不填表示没有期限。"),
    )

    admin_form_fields = (
        *Image.admin_form_fields, "credit", "credit_mn", "licence", "licence_until",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("图片")
        verbose_name_plural = _("图片")

    def may_be_shown(self, day: date) -> bool:
        """Whether the licence still holds on `day`."""
        return self.licence_until is None or day <= self.licence_until


class PictureRendition(AbstractRendition):
    """One size of a picture, private like its original."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class Attachment(AbstractDocument, Credited):
    """A document with the rights that go with it."""

    licence = models.CharField(
        _("许可"), max_length=20, choices=Licence.choices, default=Licence.OWN
    )

    admin_form_fields = (*Document.admin_form_fields, "credit", "credit_mn", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def clean(self) -> None:
        """Wagtail's, once there is a file to look at."""
        if self.file:
            super().clean()

"""What a station can report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReceiptKind(models.TextChoices):
    """Each says what it says and nothing about the others."""

    DELIVERED = "delivered", _("已送达")
    DISPLAYED = "displayed", _("已显示")

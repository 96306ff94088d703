"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    name = "content.inbox"
    label = "inbox"
    verbose_name = _("读者来信")

"""The Django project: composition, settings, public pages. No domain rules."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

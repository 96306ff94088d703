"""The Django project: composition, settings, public pages. No domain rules."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from .surfaces import connect  # models are not loaded before this

        connect()

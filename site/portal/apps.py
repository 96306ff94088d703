"""The Django project: composition, settings, public pages. No domain rules."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from . import surfaces  # models are not loaded before this
        from .page_cache import signal_handlers

        surfaces.connect()
        signal_handlers.connect()

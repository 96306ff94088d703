"""The Django project: composition, settings, public pages. No domain rules."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from . import surfaces, wording  # models are not loaded before this
        from .page_cache import signal_handlers

        surfaces.connect()
        wording.name_the_fields()
        signal_handlers.connect()

"""The Django project: composition, settings, public pages. No domain rules."""

from django.apps import AppConfig

from outbox.registry import register_drain


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from . import housekeeping, surfaces, wording  # models are not loaded before this
        from .page_cache import signal_handlers

        surfaces.connect()
        register_drain("housekeeping", housekeeping.Hourly())
        wording.name_the_fields()
        signal_handlers.connect()

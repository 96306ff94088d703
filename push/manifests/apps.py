from django.apps import AppConfig


class ManifestsConfig(AppConfig):
    name = "push.manifests"
    verbose_name = "清单"

    def ready(self) -> None:
        from . import signal_handlers, surfaces  # models are not loaded before this

        signal_handlers.connect()
        surfaces.connect()

from django.apps import AppConfig


class ManifestsConfig(AppConfig):
    name = "push.manifests"
    verbose_name = "清单"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect()

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "content.release"
    verbose_name = "发布"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect(self)

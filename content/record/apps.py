from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "content.record"
    verbose_name = "记录"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect(self)

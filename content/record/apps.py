from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "content.record"
    verbose_name = "记录"

    def ready(self) -> None:
        from . import grants, signal_handlers  # models are not loaded before this

        signal_handlers.connect(self)
        grants.connect()

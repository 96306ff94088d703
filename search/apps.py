from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from . import checks, signal_handlers, surfaces  # models are not loaded before this

        checks.connect()
        signal_handlers.connect()
        surfaces.connect()

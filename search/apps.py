from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers them
        from .signal_handlers import connect  # models are not loaded before this

        connect()

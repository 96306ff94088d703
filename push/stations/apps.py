from django.apps import AppConfig


class StationsConfig(AppConfig):
    name = "push.stations"
    verbose_name = "e站"

    def ready(self) -> None:
        from .surfaces import connect  # models are not loaded before this

        connect()

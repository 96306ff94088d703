from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "push.receipts"
    verbose_name = "回执"

    def ready(self) -> None:
        from .surfaces import connect  # models are not loaded before this

        connect()

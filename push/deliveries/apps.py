from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "push.deliveries"
    verbose_name = "投递"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect()

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "content.review"
    verbose_name = "审核"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect(self)

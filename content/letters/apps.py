from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "content.letters"
    verbose_name = "提醒邮件"

    def ready(self) -> None:
        from outbox.registry import register_drain  # models are not loaded before this

        from .sending import work

        register_drain("letters", work)

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "content.translation"
    verbose_name = "翻译"

    def ready(self) -> None:
        from content.review.sources import register  # models are not loaded before this
        from outbox.registry import register_drain

        from .owing import tick
        from .sources import lookup

        register(lookup)
        register_drain("translation.owing", tick)

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "content.translation"
    verbose_name = "翻译"

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "content.pages"
    verbose_name = "页面"

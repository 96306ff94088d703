from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "content.release"
    verbose_name = "发布"

from django.apps import AppConfig


class ManifestsConfig(AppConfig):
    name = "push.manifests"
    verbose_name = "清单"

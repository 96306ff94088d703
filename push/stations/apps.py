from django.apps import AppConfig


class StationsConfig(AppConfig):
    name = "push.stations"
    verbose_name = "e站"

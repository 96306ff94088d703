from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "content.record"
    verbose_name = "记录"

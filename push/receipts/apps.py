from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "push.receipts"
    verbose_name = "回执"

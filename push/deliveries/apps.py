from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "push.deliveries"
    verbose_name = "投递"

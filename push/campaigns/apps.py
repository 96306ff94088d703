from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "push.campaigns"
    verbose_name = "推送任务"

    def ready(self) -> None:
        from .signal_handlers import connect  # models are not loaded before this

        connect()

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "push.campaigns"
    verbose_name = "推送任务"

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "content.review"
    verbose_name = "审核"

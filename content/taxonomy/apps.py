from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "content.taxonomy"
    verbose_name = "分类"

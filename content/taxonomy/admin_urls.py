"""Addresses of what is done to the vocabulary, below /admin/taxonomy/."""

from django.urls import path

from . import views

app_name = "taxonomy"
urlpatterns = [
    path("regions/import/", views.import_regions, name="import_regions"),
    path("regions/export/", views.export_regions, name="export_regions"),
    path("<slug:kind>/<int:pk>/merge/", views.merge, name="merge"),
]

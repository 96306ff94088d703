"""Addresses of translation, below /admin/translation/."""

from django.urls import path

from . import views

app_name = "translation"
urlpatterns = [
    path("", views.board, name="board"),
    path("check/", views.check, name="check"),
    path("<int:page_id>/start/", views.start, name="start"),
    path("<int:page_id>/", views.edit, name="edit"),
    path("<int:page_id>/update/", views.update, name="update"),
    path("<int:page_id>/submit/", views.submit, name="submit"),
    path("<int:page_id>/po/", views.po_file, name="po"),
]

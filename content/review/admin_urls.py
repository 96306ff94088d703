"""Addresses of review, below /admin/review/."""

from django.urls import path

from . import directory, editing, import_views, views

app_name = "review"
urlpatterns = [
    path("", views.board, name="board"),
    path("mine/", views.mine, name="mine"),
    path("<int:page_id>/", views.status, name="status"),
    path("<int:page_id>/preview/", views.preview, name="preview"),
    path("<int:page_id>/readiness/", editing.readiness, name="readiness"),
    path("<int:page_id>/submit/", views.submit, name="submit"),
    path("<int:page_id>/judge/", views.judge, name="judge"),
    path("<int:page_id>/assign/", views.assign, name="assign"),
    path("import/", import_views.take_over, name="import"),
    path("experts/", directory.index, name="experts"),
    path("experts/<int:user_id>/", directory.profile, name="expert"),
    path("experts/<int:user_id>/<int:year>/", directory.statement, name="statement"),
    path("<int:page_id>/done/", views.done, name="done"),
]

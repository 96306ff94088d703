"""Addresses of the board, below /admin/inbox/."""

from django.urls import path

from . import desk

app_name = "inbox"
urlpatterns = [
    path("", desk.board, name="board"),
    path("<int:pk>/", desk.detail, name="detail"),
    path("<int:pk>/assign/", desk.assign, name="assign"),
    path("<int:pk>/close/", desk.close, name="close"),
]

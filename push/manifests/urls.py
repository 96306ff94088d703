"""Addresses of the station API by which a screen learns what to show."""

from django.urls import path

from . import views

urlpatterns = [
    path("station/v1/heads", views.heads, name="station_heads"),
    path("station/v1/keys", views.keys, name="station_keys"),
]

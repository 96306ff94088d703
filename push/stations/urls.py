"""Addresses of the station API that belong to the screens themselves."""

from django.urls import path

from . import views

urlpatterns = [
    path("station/v1/enrolments", views.begin, name="station_enrolments"),
    path("station/v1/enrolments/<str:device_code>", views.enrolment, name="station_enrolment"),
    path("station/v1/nonces", views.nonces, name="station_nonces"),
    path("station/v1/tokens", views.tokens, name="station_tokens"),
]

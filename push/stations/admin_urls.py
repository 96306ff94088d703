"""Addresses of the admin's pages about screens, below /admin/stations/."""

from django.urls import path

from . import chart, screens

app_name = "stations"
urlpatterns = [
    path("chart/", chart.chart, name="chart"),
    path("enrol/", screens.enrol, name="enrol"),
    path("enrol/confirm/", screens.confirm, name="confirm"),
    path("enrol/refuse/", screens.refuse, name="refuse"),
    path("<int:station_id>/screen/", screens.screen, name="screen"),
    path("<int:station_id>/retire/", screens.retire, name="retire"),
    path("keys/<int:key_id>/revoke/", screens.revoke, name="revoke"),
]

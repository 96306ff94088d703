"""The address at which stations report."""

from django.urls import path

from . import views

urlpatterns = [path("station/v1/receipts", views.receipts, name="station_receipts")]

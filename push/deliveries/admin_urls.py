"""Addresses of what can be done with deliveries, below /admin/deliveries/."""

from django.urls import path

from . import views

app_name = "deliveries"
urlpatterns = [path("<int:campaign_id>/redrive/", views.redrive, name="redrive")]

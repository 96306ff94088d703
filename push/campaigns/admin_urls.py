"""Addresses of the campaigns' screens, below /admin/campaigns/."""

from django.urls import path

from . import views

app_name = "campaigns"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/audience/", views.audience, name="audience"),
    path("<int:pk>/call-back/", views.call_back, name="call_back"),
    path("<int:pk>/<slug:act>/", views.act, name="act"),
]

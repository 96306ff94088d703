"""Addresses readers write to, below each language."""

from django.urls import path

from . import views

urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("report/<slug:section>/<slug:slug>/", views.report, name="report"),
    path("message/<slug:code>/", views.outcome, name="message"),
]

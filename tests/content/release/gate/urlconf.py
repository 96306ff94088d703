"""The site's addresses and, beside them, the API that we never mount: it can publish."""

from django.urls import path
from wagtail.api.v3.urls import api

from portal.urls import handler404, handler500
from portal.urls import urlpatterns as site

__all__ = ["handler404", "handler500", "urlpatterns"]
urlpatterns = [path("api/v3/", api.urls), *site]

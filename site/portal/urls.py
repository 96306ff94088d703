"""Every address of the site. Wagtail's own page serving is not mounted (docs/adr/0005)."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
]

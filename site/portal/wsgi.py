"""The WSGI entry point: the page cache in front of Django."""

import os

from django.core.wsgi import get_wsgi_application

from portal.page_cache.wsgi import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
application = PageCache(get_wsgi_application())

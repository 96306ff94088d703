"""The site as it is, and how often each of its pages has been made (for the test of exactness)."""

import json
from collections import Counter

from portal.page_cache import wsgi
from portal.wsgi import application as site

MADE = Counter()
_make = wsgi.PageCache._make


def _counted(self, shelf, key, environ):
    MADE[environ["PATH_INFO"]] += 1
    return _make(self, shelf, key, environ)


wsgi.PageCache._make = _counted


def application(environ, start_response):
    if environ["PATH_INFO"] == "/made":
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(MADE).encode()]
    return site(environ, start_response)

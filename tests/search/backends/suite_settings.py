"""A Django project that holds modelsearch's test app and our backend; for test_modelsearch_suite.

Not `modelsearch.test.settings`, which needs a package that we have no other use for.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

SECRET_KEY = "only for tests"
USE_TZ = True
ROOT_URLCONF = "modelsearch.test.urls"
INSTALLED_APPS = [
    "modelsearch.test.testapp",
    "modelsearch",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
FIXTURE_DIRS = [Path(__file__).parents[1] / "fixtures"]
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
if url := os.environ.get("KEPU_TEST_DATABASE_URL"):
    _url = urlsplit(url)
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": f"{_url.path.lstrip('/')}_modelsearch",
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": unquote(_url.hostname or ""),
        "PORT": str(_url.port or ""),
    }
    INSTALLED_APPS += ["django.contrib.postgres"]

"""One app and two views in front of a database that several processes share: up in a moment."""

import os
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(os.environ["KEPU_SMALL"])
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["content.taxonomy"]
USE_TZ = True
ROOT_URLCONF = os.environ.get("KEPU_SMALL_VIEWS", "tests.portal.page_cache.small_site")
HTML_LANG = {"zh-hans": "zh-Hans-CN"}
PAGE_CACHE = {"pages": 1_000_000, "queries": 1_000_000}
PAGE_CACHE_BELL = FOLDER / "run" / "pages.bell"
_url = urlsplit(os.environ.get("KEPU_SMALL_DATABASE_URL", ""))
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "small.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL",
        },
        "CONN_MAX_AGE": None,
    }
}
if _url.scheme:
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _url.path.lstrip("/"),
        "USER": _url.username,
        "HOST": _url.hostname,
        "PORT": str(_url.port),
        "CONN_MAX_AGE": 60,
    }

"""Tests: SQLite in memory, or PostgreSQL when KEPU_TEST_DATABASE_URL names one."""

import atexit
import os
import shutil
import tempfile

if "KEPU_VAR" not in os.environ:
    os.environ["KEPU_VAR"] = tempfile.mkdtemp(prefix="kepu-test-")
    atexit.register(shutil.rmtree, os.environ["KEPU_VAR"], ignore_errors=True)

from .base import *  # noqa: F403
from .base import VAR_DIR

SECRET_KEY = "only for tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        # Tests run in memory; tests/database.py names the file it prepares for them.
        "NAME": os.environ.get("KEPU_TEST_SQLITE") or VAR_DIR / "test.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        "TEST": {"NAME": None},
    }
}
if url := os.environ.get("KEPU_TEST_DATABASE_URL"):
    from urllib.parse import unquote, urlsplit

    _url = urlsplit(url)
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _url.path.lstrip("/"),
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": _url.hostname or "",
        "PORT": str(_url.port or ""),
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
AXES_ENABLED = False

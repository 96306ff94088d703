"""PostgreSQL, Redis, Celery: what docker-compose.yml runs. Every value is from the environment."""

import os
from urllib.parse import unquote, urlsplit

from . import base
from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = os.environ["KEPU_SECRET"]
#: What the secret was before: sessions and readers' contacts still open.
SECRET_KEY_FALLBACKS = [one for one in os.environ.get("KEPU_SECRET_BEFORE", "").split() if one]
ALLOWED_HOSTS = os.environ["KEPU_HOSTS"].split(",")
_url = urlsplit(os.environ["KEPU_DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _url.path.lstrip("/"),
        "USER": unquote(_url.username or ""),
        "PASSWORD": os.environ.get("KEPU_DATABASE_PASSWORD") or unquote(_url.password or ""),
        "HOST": _url.hostname or "",
        "PORT": str(_url.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {
    **base.CACHES,
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["KEPU_REDIS_URL"],
    },
}
EMAIL_HOST = os.environ.get("KEPU_MAIL_HOST", "")
STAFF_MAIL = bool(EMAIL_HOST)
#: Without a post office nobody is promised a letter.
WAGTAIL_PASSWORD_RESET_ENABLED = STAFF_MAIL
EMAIL_PORT = int(os.environ.get("KEPU_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("KEPU_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KEPU_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and os.environ.get("KEPU_MAIL_TLS", "1") == "1"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
#: Where the proxy before `web` stands, as `web` sees it: the host, through Docker's network.
TRUSTED_PROXIES = os.environ.get("KEPU_PROXIES", "127.0.0.0/8,172.16.0.0/12").split(",")
SECURE_SSL_REDIRECT = os.environ.get("KEPU_TLS", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

"""As `cold_settings`, and no part is remembered: an article's first reader in a process."""

from cold_settings import *  # noqa: F403
from cold_settings import CACHES

CACHES = {**CACHES, "bodies": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

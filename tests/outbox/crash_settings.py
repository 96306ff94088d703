"""Just the outbox, in a file that several processes share: they start in a moment."""

import os

SECRET_KEY = "only for tests"
INSTALLED_APPS = ["outbox"]
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["KEPU_CRASH_DATABASE"],
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        },
    }
}

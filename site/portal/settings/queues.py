"""Celery is a clock, never the truth (docs/adr/0006). Routes are by task name."""

import os

CELERY_BROKER_URL = os.environ.get("KEPU_REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_TASK_DEFAULT_QUEUE = "outbox"
CELERY_TASK_ROUTES = {"outbox.drain": {"queue": "outbox"}}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}
#: A tick works at most `seconds` and expires when nobody took it, so ticks never pile up.
CELERY_BEAT_SCHEDULE = {
    "drain": {"task": "outbox.drain", "schedule": 1.0, "options": {"expires": 5}},
}

"""The Celery app: a clock for `outbox.drain`, never the place where work is kept (docs/adr/0006).

celery -A portal worker -Q outbox
celery -A portal beat
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""`manage.py record_export`: the whole log as JSON lines, so that others can check the chain."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from content.record.models import Record


class Command(BaseCommand):
    help = "Write every record, oldest first, one JSON object per line, with its digests."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Record.objects.order_by("id").select_related("actor")
        for row in rows.iterator(chunk_size=2000):
            line = {
                "id": row.pk,
                "at": row.at.isoformat(),
                "act": row.act,
                "subject": row.subject,
                "actor": row.actor_id,
                "actor_name": row.actor.get_username() if row.actor else "",
                "detail": row.detail,
                "previous": row.previous,
                "digest": row.digest,
            }
            self.stdout.write(json.dumps(line, ensure_ascii=False, sort_keys=True))

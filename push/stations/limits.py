"""How often one asker may ask. Counted in the database, so that every process counts together."""

import time

from django.db import connection

from .models import Allowance

DAY = 86400
_SQL = """
INSERT INTO stations_allowance (bucket, stretch, count) VALUES (%s, %s, 1)
ON CONFLICT (bucket) DO UPDATE SET
  count = CASE WHEN stations_allowance.stretch = excluded.stretch
          THEN stations_allowance.count + 1 ELSE 1 END,
  stretch = excluded.stretch
RETURNING count
"""


class TooOften(Exception):
    """The asker must wait; `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def spend(bucket: str, *, limit: int, seconds: int) -> None:
    """Count one use of `bucket`; raises TooOften beyond `limit` in a stretch of `seconds`."""
    now = int(time.time())
    begins = now - now % seconds
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [bucket[:100], begins])
        (count,) = cursor.fetchone()
    if count > limit:
        raise TooOften(begins + seconds - now)


def forget_old() -> None:
    """Delete the counts of those who have not asked for a day."""
    Allowance.objects.filter(stretch__lt=int(time.time()) - DAY).delete()

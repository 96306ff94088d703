"""Counting in the database, so that every process counts together, without knowing who asks."""

import hashlib
import hmac
import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from .models import Allowance

_SQL = """
INSERT INTO limits_allowance (bucket, ends, count) VALUES (%s, %s, 1)
ON CONFLICT (bucket) DO UPDATE SET count = limits_allowance.count + 1
RETURNING count
"""


class TooOften(Exception):
    """The asker must wait; `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def spend(what: str, asker: str, *, limit: int, seconds: int) -> None:
    """Count one `what` by this asker; raises TooOften beyond `limit` in a stretch of `seconds`."""
    now = int(time.time())
    ends = now - now % seconds + seconds
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [_bucket(what, asker, ends), ends])
        (count,) = cursor.fetchone()
    if count > limit:
        raise TooOften(ends - now)


def asker(request: HttpRequest) -> str:
    """Who is counted: an IPv4 address, or an IPv6 network of one home (/64), which has many."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address


def forget_old() -> None:
    """Delete the counts of stretches gone by."""
    Allowance.objects.filter(ends__lte=int(time.time())).delete()


def _bucket(what: str, asker: str, ends: int) -> str:
    text = f"{what} {asker} {ends}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()

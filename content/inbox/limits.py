"""How often one asker may write, without remembering who they are."""

import hashlib
import hmac
import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import transaction

from .models import Allowance

HOUR = 3600
PER_ASKER = 5
FOR_ALL = 300


class TooOften(Exception):
    """Too many messages for now."""


def spend(address: str) -> None:
    """Count one message from this network address; raises TooOften beyond the limits.

    Kept is a keyed digest of address and hour: it cannot be turned back, nor followed from one
    hour into the next.
    """
    stretch = int(time.time()) // HOUR
    if not _within(_bucket(_asker(address), stretch), stretch, PER_ASKER) or not _within(
        _bucket("*", stretch), stretch, FOR_ALL
    ):
        raise TooOften


def forget_old() -> None:
    """Delete the counts of hours gone by."""
    Allowance.objects.filter(stretch__lt=int(time.time()) // HOUR).delete()


def _asker(address: str) -> str:
    """Who is counted: an IPv4 address, or an IPv6 network of one home (/64), which has many."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address


@transaction.atomic
def _within(bucket: str, stretch: int, most: int) -> bool:
    row, _ = Allowance.objects.select_for_update().get_or_create(
        bucket=bucket, defaults={"stretch": stretch, "count": 0}
    )
    row.count += 1
    row.save(update_fields=["count"])
    return row.count <= most


def _bucket(address: str, stretch: int) -> str:
    text = f"{address} {stretch}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()

"""What need not be known any longer is forgotten, once an hour, by whoever drains the outbox."""

import time
from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

from limits import actions as limits

EVERY = 3600
#: So long it is kept from where members of staff signed in, or failed to.
SIGN_INS = timedelta(days=90)


class Hourly:
    """A drain: forgets at most once an hour in this process, and never asks for another round."""

    def __init__(self) -> None:
        self._due = 0.0

    def __call__(self, _deadline: float) -> int:
        """0, whatever was deleted."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + EVERY
            forget()
        return 0


def forget() -> None:
    """Deletes counts and sessions that have ended, and old notes of sign-ins."""
    limits.forget_old()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    old = timezone.now() - SIGN_INS
    for notes in (AccessAttempt, AccessFailureLog, AccessLog):
        notes.objects.filter(attempt_time__lt=old).delete()

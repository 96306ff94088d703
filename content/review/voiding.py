"""A clearance is taken back once what it let out proved wrong: that text needs a new verdict."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from content.record import actions as record

from .models import Clearance


@transaction.atomic
def void(page_id: int, fingerprint: str, user: User | None, *, reason: str) -> int:
    """Take back every clearance of exactly this text of this page, and log it; says how many.

    `user` None: the system's own act. What was released by them stays on record as it was.
    """
    active = Clearance.objects.active().filter(page_id=page_id, fingerprint=fingerprint)
    voided = active.update(revoked_at=timezone.now())
    if voided:
        detail = {"fingerprint": fingerprint, "reason": reason}
        record.append("void", actor=user, subject=f"page/{page_id}", detail=detail)
    return voided

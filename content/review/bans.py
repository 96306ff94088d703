"""Texts that were killed: refused everywhere, whoever brings them back."""

from django.utils import timezone

from accounts.models import User

from .models import BannedText


def is_banned(fingerprint: str) -> bool:
    """Whether exactly this text was killed."""
    return BannedText.objects.filter(fingerprint=fingerprint).exists()


def ban(fingerprint: str, user: User, *, title: str, reason: str) -> None:
    """Never again. A second time changes nothing."""
    BannedText.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={
            "title": title,
            "reason": reason,
            "banned_by": user,
            "banned_at": timezone.now(),
        },
    )

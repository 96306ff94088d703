"""Texts that were killed: refused everywhere, whoever brings them back."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from content.pages.fingerprint import digest, text_digest

from .models import BannedText


def is_banned(content: dict[str, Any]) -> bool:
    """Whether exactly this content was killed, or its words, under whatever address and tags."""
    killed = Q(fingerprint=digest(content)) | Q(text=text_digest(content))
    return BannedText.objects.filter(killed).exists()


def ban(content: dict[str, Any], user: User, *, reason: str) -> None:
    """Never again. A second time changes nothing."""
    BannedText.objects.get_or_create(
        fingerprint=digest(content),
        defaults={
            "text": text_digest(content),
            "title": content["title"],
            "reason": reason,
            "banned_by": user,
            "banned_at": timezone.now(),
        },
    )

"""What the staff's first page says about stations: who answers, and whom to call."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.taxonomy.parts import in_own_regions

from .freshness import health
from .models import Station

#: So many fit a first page; the list of stations has the rest.
MOST = 12


@dataclass(frozen=True)
class Contact:
    """One station's line. `late`: worth a call."""

    name: str
    url: str
    seen_at: datetime | None
    late: bool
    says: str


def contacts_for(user: User) -> list[Contact]:
    """The stations in use, those longest silent first; nothing for who may not see stations."""
    if not user.has_perm("stations.view_station"):
        return []
    now = timezone.now()
    silent_first = F("last_contact_at").asc(nulls_first=True)
    own = in_own_regions(user, Station.objects.active())
    return [_contact(one, now) for one in own.order_by(silent_first)[:MOST]]


def _contact(station: Station, now: datetime) -> Contact:
    how = health(station.last_contact_at, now)
    words = {
        "never": _("登记后还没有联系过"),
        "fresh": _("联系正常"),
        "quiet": _("15 分钟以上没有联系"),
        "silent": _("超过一天没有联系"),
    }
    return Contact(
        name=station.name_zh,
        url=reverse("stations:screen", args=[station.pk]),
        seen_at=station.last_contact_at,
        late=how in ("never", "silent"),
        says=words[how],
    )

"""What a station shows of people, who agreed to it, and the private contact kept apart from it."""

from wagtail.log_actions import log

from accounts.models import User
from content.inbox.sealing import seal, unseal

from .models import PrivateContact, Station

#: What a change of is written into the record.
CONSENT = ("keeper_name", "telephone", "show_keeper", "show_telephone", "agreed_by", "agreed_on")


def contact_of(station: Station) -> str:
    """How staff reach the keeper; empty when nobody has said so."""
    kept = PrivateContact.objects.filter(station=station).first()
    return unseal(kept.sealed) if kept else ""


def keep_contact(station: Station, contact: str) -> None:
    """Remember how staff reach the keeper; nothing forgets it."""
    if contact:
        sealed = {"sealed": seal(contact)}
        PrivateContact.objects.update_or_create(station=station, defaults=sealed)
    else:
        PrivateContact.objects.filter(station=station).delete()


def note_consent(station: Station, *, person: User) -> None:
    """Write into the record what is shown from now on; the record itself names nobody."""
    said = {
        "keeper": station.show_keeper,
        "telephone": station.show_telephone,
        "agreed_on": station.agreed_on.isoformat() if station.agreed_on else "",
    }
    log(station, "stations.consent", user=person, data=said)

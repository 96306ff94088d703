"""The named acts by which a screen joins, changes and leaves."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from content.taxonomy.parts import in_own_regions
from push.documents.canonical import encode_base64url
from push.documents.station import short_fingerprint

from . import enrolment as codes
from .enums import StationState
from .models import DeviceKey, Enrolment, PrivateContact, Station, Token, WrongCode
from .refusals import (
    KeyRevoked,
    NotAllowed,
    StationRetired,
    StationTaken,
    TooManyTries,
    UnknownCode,
)

#: After this long nobody asks for an old code any more.
FORGET_AFTER = 4 * codes.LIFE


def begin_enrolment(public_key: bytes, *, agent: str = "") -> tuple[Enrolment, str]:
    """A new code for the device with this key; answers it with the device's secret.

    Raises KeyRevoked for a key that was revoked.
    """
    written = encode_base64url(public_key)
    if DeviceKey.objects.filter(public_key=written).exclude(revoked_at=None).exists():
        raise KeyRevoked
    now, secret = timezone.now(), codes.new_device_code()
    Enrolment.objects.filter(expires_at__lt=now - FORGET_AFTER).delete()
    for _attempt in range(3):
        try:
            with transaction.atomic():
                waiting = Enrolment.objects.create(
                    device_code_hash=codes.digest(secret),
                    user_code=codes.new_user_code(),
                    public_key=written,
                    fingerprint=short_fingerprint(public_key),
                    agent=agent,
                    created_at=now,
                    expires_at=now + codes.LIFE,
                )
        except IntegrityError:
            continue  # the same eight letters wait on another screen
        return waiting, secret
    raise RuntimeError("no free code")


def find_waiting(typed: str, *, person: User) -> Enrolment:
    """The screen that shows this code, for a person who may enrol it.

    Raises NotAllowed, UnknownCode (and counts it), TooManyTries.
    """
    if not person.is_active or not person.has_perm("stations.enrol_station"):
        raise NotAllowed
    now = timezone.now()
    _refuse_guessing(person, now)
    code = codes.typed(typed)
    waiting = Enrolment.objects.filter(user_code=code, decided_at=None, expires_at__gt=now).first()
    if code is None or waiting is None:
        WrongCode.objects.create(person=person, at=now)
        raise UnknownCode
    return waiting


def authorise(typed: str, *, station: Station, person: User, replacing: bool = False) -> DeviceKey:
    """Make the screen that shows this code the screen of `station`.

    The person has compared the fingerprints. A screen that is there already is replaced when
    `replacing`, else StationTaken is raised. Raises what `find_waiting` raises, StationRetired
    and KeyRevoked.
    """
    waiting = find_waiting(typed, person=person)
    _refuse_stranger(person, station)
    with transaction.atomic():
        station = Station.objects.select_for_update().get(pk=station.pk)
        _refuse_station(station, waiting, replacing=replacing)
        _decide(waiting)
        key = _new_key(waiting, station, person)
        Enrolment.objects.filter(pk=waiting.pk).update(key=key)
        if station.state == StationState.PLANNED:
            Station.objects.filter(pk=station.pk).update(state=StationState.ACTIVE)
        _note("stations.authorise", station, person=person, key=key)
    return key


def refuse(waiting: Enrolment, *, person: User) -> None:
    """Send a screen away whose fingerprint is another. Raises NotAllowed, UnknownCode."""
    if not person.has_perm("stations.enrol_station"):
        raise NotAllowed
    _decide(waiting)


def replace(typed: str, *, station: Station, person: User) -> DeviceKey:
    """`authorise` for a station whose screen is changed: the old one is told to wipe itself."""
    return authorise(typed, station=station, person=person, replacing=True)


@transaction.atomic
def revoke(key: DeviceKey, *, person: User) -> None:
    """Never believe this key again: all it still gets is the order to wipe itself.

    Doing it again changes nothing. Raises NotAllowed.
    """
    _refuse_stranger(person, key.station)
    revoked = DeviceKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
    Token.objects.filter(key=key).delete()
    if revoked:
        _note("stations.revoke", key.station, person=person, key=key)


@transaction.atomic
def retire(station: Station, *, person: User) -> None:
    """Close a station for good; its screen is told to wipe itself. Raises NotAllowed.

    What was known of its keeper beside the name is forgotten.
    """
    _refuse_stranger(person, station)
    closed = Station.objects.not_retired().filter(pk=station.pk).update(state=StationState.RETIRED)
    DeviceKey.objects.in_use().filter(station=station).update(replaced_at=timezone.now())
    if closed:
        PrivateContact.objects.filter(station=station).delete()
        unshown = {"show_keeper": False, "show_telephone": False, "telephone": ""}
        Station.objects.filter(pk=station.pk).update(**unshown)
        _note("stations.retire", station, person=person)


def _refuse_stranger(person: User, station: Station) -> None:
    """Raise NotAllowed for who may not enrol screens, or works in another part."""
    own = in_own_regions(person, Station.objects.filter(pk=station.pk))
    if not (person.has_perm("stations.enrol_station") and own.exists()):
        raise NotAllowed


def _refuse_guessing(person: User, now: datetime) -> None:
    recent = WrongCode.objects.filter(person=person, at__gt=now - codes.WINDOW).order_by("at")
    moments = list(recent.values_list("at", flat=True)[: codes.WRONG_CODES])
    if len(moments) >= codes.WRONG_CODES:
        raise TooManyTries(int((moments[0] + codes.WINDOW - now).total_seconds()) + 1)


def _refuse_station(station: Station, waiting: Enrolment, *, replacing: bool) -> None:
    if station.state == StationState.RETIRED:
        raise StationRetired
    known = DeviceKey.objects.filter(public_key=waiting.public_key)
    if known.exclude(revoked_at=None).exists():
        raise KeyRevoked
    present = DeviceKey.objects.current_of(station)
    if present and present.public_key != waiting.public_key and not replacing:
        raise StationTaken(present.fingerprint)


def _decide(waiting: Enrolment) -> None:
    """One decision per code, even if two people decide at once."""
    now = timezone.now()
    undecided = Enrolment.objects.filter(pk=waiting.pk, decided_at=None, expires_at__gt=now)
    if not undecided.update(decided_at=now):
        raise UnknownCode


def _new_key(waiting: Enrolment, station: Station, person: User) -> DeviceKey:
    """The device's key, in use at this station and nowhere else; the station's only one."""
    now = timezone.now()
    in_use = DeviceKey.objects.in_use()
    in_use.filter(station=station).update(replaced_at=now)
    in_use.filter(public_key=waiting.public_key).update(replaced_at=now)
    return DeviceKey.objects.create(
        station=station,
        public_key=waiting.public_key,
        fingerprint=waiting.fingerprint,
        agent=waiting.agent,
        enrolled_at=now,
        enrolled_by=person,
    )


def _note(act: str, station: Station, *, person: User, key: DeviceKey | None = None) -> None:
    log(station, act, user=person, data={"fingerprint": key.fingerprint if key else ""})

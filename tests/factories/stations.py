"""Stations, and the screens that stand in them."""

from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from content.taxonomy.models import AudienceGroup, Livelihood, Region, Topic
from push.documents.canonical import encode_base64url
from push.documents.station import token_message
from push.stations import actions
from push.stations.models import Station
from tests import people

from .pages import make_site

_TERMS = {"groups": AudienceGroup, "livelihoods": Livelihood, "topics": Topic}


def make_station(code: str = "ES-150724-01", *, active: bool = False, **fields: Any) -> Station:
    """A village station in the Evenki banner; planned, unless it is `active` with a screen."""
    if not Region.objects.exists():
        make_site()
    terms = {facet: fields.pop(facet, []) for facet in _TERMS}
    values = {
        "name_zh": "锡尼河嘎查e站",
        "name_mn": "ᠰᠢᠨᠡᠬᠡ",
        "region": Region.objects.get(code=fields.pop("region", "150724")),
        "station_type": "village",
        **fields,
    }
    station = Station.objects.create(code=code, **values)
    for facet, codes in terms.items():
        getattr(station, facet).set(_TERMS[facet].objects.filter(code__in=codes))
    if active:
        enrol(Screen(), station)
        station.refresh_from_db()
    return station


def admin() -> User:
    """Naren, who looks after all stations and may enrol screens."""
    found = User.objects.filter(username="naren").first()
    if found is None:
        found = User.objects.create_user("naren", unit=people.unit("city"), display_name="娜仁")
        codenames = ["access_admin", "enrol_station", "add_station", "change_station"]
        found.user_permissions.set(
            Permission.objects.filter(codename__in=[*codenames, "view_station"])
        )
    return User.objects.get(pk=found.pk)


@dataclass
class Screen:
    """A device with a key of its own that speaks the station API."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    code: str = ""
    token: str = ""
    seq: int = 0

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def post(self, name: str, body: Any, **headers: str) -> Any:
        """The answer to a POST, with our token if there is one."""
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        return self.client.post(
            f"/station/v1/{name}", body, content_type="application/json", headers=headers
        )

    def begin(self) -> Any:
        """Ask for a code; the answer's JSON."""
        wanted = {"public_key": encode_base64url(self.public), "agent": "0.1.0"}
        return self.post("enrolments", wanted).json()

    def nonce(self) -> str:
        return str(self.post("nonces", {}).json()["nonce"])

    def prove(self, nonce: str, *, key: Ed25519PrivateKey | None = None) -> Any:
        """The answer to a signed nonce."""
        signature = (key or self.key).sign(token_message(self.code, nonce))
        proof = {"station": self.code, "nonce": nonce, "signature": encode_base64url(signature)}
        return self.post("tokens", proof)

    def log_in(self) -> "Screen":
        self.token = self.prove(self.nonce()).json()["token"]
        return self


def enrol(screen: Screen, station: Station, *, replacing: bool = False) -> Screen:
    """Make `screen` the station's, by the act people use."""
    waiting, _ = actions.begin_enrolment(screen.public)
    actions.authorise(waiting.user_code, station=station, person=admin(), replacing=replacing)
    screen.code = station.code
    return screen

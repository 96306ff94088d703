"""What a screen asks for before it is known, and how it proves who it is."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from limits.actions import TooOften
from push.documents.canonical import decode_base64url

from . import access, actions
from . import enrolment as codes
from .endpoints import Problem, endpoint, read_fields, spend, stranger
from .enums import ShownLanguage
from .models import Enrolment
from .refusals import KeyRevoked
from .signing import signer

#: The language of a screen's own lines when the station shows both.
_FRAME = {ShownLanguage.BOTH.value: ShownLanguage.CHINESE.value}
#: So many may wait at once; more is somebody's game.
MOST_WAITING = 1000


@endpoint("POST")
def begin(request: HttpRequest) -> HttpResponse:
    """A code for a new screen to show."""
    spend(request, "enrolment", limit=30, seconds=900)
    if Enrolment.objects.filter(expires_at__gt=timezone.now()).count() >= MOST_WAITING:
        raise TooOften(900)
    fields = read_fields(request, "public_key", "agent")
    public_key = decode_base64url(fields.text("public_key"), size=32)
    try:
        waiting, secret = actions.begin_enrolment(public_key, agent=fields.text("agent", limit=40))
    except KeyRevoked as error:
        raise Problem(409, "key_revoked", "this key has been revoked: make another") from error
    answer = {
        "device_code": secret,
        "user_code": codes.written(waiting.user_code),
        "fingerprint": waiting.fingerprint,
        "expires_in": int(codes.LIFE.total_seconds()),
        "interval": codes.INTERVAL,
    }
    return JsonResponse(answer, status=201)


@endpoint("GET")
def enrolment(request: HttpRequest, device_code: str) -> HttpResponse:
    """What has become of a waiting screen."""
    found = (
        Enrolment.objects.filter(device_code_hash=codes.digest(device_code))
        .select_related("key__station")
        .first()
    )
    if found is None:
        raise Problem(404, "unknown", "no such enrolment")
    if found.expires_at <= timezone.now() or (found.decided_at and found.key is None):
        raise Problem(410, "over", "the code has expired or was refused")
    if found.key is None:
        return JsonResponse({"status": "waiting"}, status=202)
    if not found.key.in_use:
        raise Problem(410, "over", "the screen has been replaced or revoked meanwhile")
    station, keys = found.key.station, signer().keys()
    return JsonResponse(
        {
            "status": "authorised",
            "station": station.code,
            "root": {"kid": keys.root_kid, "public": keys.root_public},
            "language": _FRAME.get(station.language, station.language),
            "name": station.names(),
        }
    )


@endpoint("POST")
def nonces(request: HttpRequest) -> HttpResponse:
    """Something to sign."""
    spend(request, "nonce", limit=300, seconds=60)
    seconds = int(access.NONCE_LIFE.total_seconds())
    return JsonResponse({"nonce": access.new_nonce(), "expires_in": seconds}, status=201)


@endpoint("POST")
def tokens(request: HttpRequest) -> HttpResponse:
    """A token for whoever has signed the nonce with a station's key."""
    spend(request, "token", limit=300, seconds=60)
    fields = read_fields(request, "station", "nonce", "signature")
    signature = decode_base64url(fields.text("signature"), size=64)
    try:
        token = access.grant_token(fields.text("station"), fields.text("nonce"), signature)
    except access.Stranger as error:
        raise stranger() from error
    seconds = int(access.TOKEN_LIFE.total_seconds())
    return JsonResponse({"token": token, "expires_in": seconds}, status=201)

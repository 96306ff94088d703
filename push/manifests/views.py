"""What an enrolled screen asks for every minute."""

from django.http import HttpRequest, HttpResponse

from push.documents.fields import matching
from push.documents.head import NONCE
from push.stations.endpoints import asking, endpoint, read_fields
from push.stations.signing import signer

from . import heads as polls

BINARY = "application/octet-stream"


@endpoint("POST")
def heads(request: HttpRequest) -> HttpResponse:
    """This screen's head, signed now for this nonce."""
    key = asking(request, even_revoked=True)
    fields = read_fields(request, "nonce", "seq")
    nonce = matching(fields.text("nonce") or None, NONCE, "nonce")
    head = polls.answer(key, nonce=nonce, seen=fields.integer("seq"))
    return HttpResponse(head, content_type=BINARY)


@endpoint("GET")
def keys(request: HttpRequest) -> HttpResponse:
    """The key list."""
    return HttpResponse(signer().keys().envelope, content_type=BINARY)

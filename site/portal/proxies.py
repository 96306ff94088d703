"""Who really asks, when a proxy of ours stands in between.

Limits and locks go by REMOTE_ADDR. Behind a proxy that would be one and the same for everybody: one
guesser would lock every editor out, one talker would silence every resident and every station.
"""

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class ClientAddressMiddleware:
    """Puts the address that our proxy saw into REMOTE_ADDR; from anybody else it is not believed.

    Of a list of addresses the last counts: the others are whatever the client has sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.networks = [ip_network(one) for one in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if self._is_ours(request.META.get("REMOTE_ADDR", "")) and _is_address(told):
            request.META["REMOTE_ADDR"] = told
        return self.get_response(request)

    def _is_ours(self, peer: str) -> bool:
        return _is_address(peer) and any(ip_address(peer) in one for one in self.networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True

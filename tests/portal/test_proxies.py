"""Behind our proxy everybody keeps an address of their own; nobody else chooses theirs."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from portal.proxies import ClientAddressMiddleware

PROXY, STRANGER = "172.18.0.1", "203.0.113.9"


@pytest.fixture(autouse=True)
def _proxies(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["172.16.0.0/12", "::1/128"]


def seen(rf: Any, peer: str, told: str | None) -> str:
    """The address by which limits go."""
    addresses = []

    def view(request: HttpRequest) -> HttpResponse:
        addresses.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    headers = {} if told is None else {"x-forwarded-for": told}
    ClientAddressMiddleware(view)(rf.get("/", REMOTE_ADDR=peer, headers=headers))
    return str(addresses[0])


def test_our_proxy_is_believed(rf: Any) -> None:
    assert seen(rf, PROXY, STRANGER) == STRANGER
    assert seen(rf, "::1", "2001:db8::7") == "2001:db8::7"


def test_what_the_client_itself_has_sent_is_not(rf: Any) -> None:
    assert seen(rf, PROXY, f"127.0.0.1, 10.0.0.1, {STRANGER}") == STRANGER
    assert seen(rf, STRANGER, "127.0.0.1") == STRANGER


@pytest.mark.parametrize("told", [None, "", "unknown", "1.2.3.4:80", "<script>"])
def test_what_is_no_address_changes_nothing(rf: Any, told: str | None) -> None:
    assert seen(rf, PROXY, told) == PROXY


def test_without_a_proxy_nobody_is_believed(rf: Any, settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    assert seen(rf, "127.0.0.1", STRANGER) == "127.0.0.1"

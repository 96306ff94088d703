"""A station as search engines and maps describe it: schema.org."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from push.stations import hours
from push.stations.models import Station

from .described import script
from .stations import Place

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def described_station(request: HttpRequest, station: Station, shown: Place) -> SafeString:
    """What the station's page puts into its head; its week, never whether it is open now."""
    address = {
        "streetAddress": shown.where,
        "addressLocality": shown.region,
        "addressCountry": "CN",
    }
    said = {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": request.build_absolute_uri(shown.url),
        "url": request.build_absolute_uri(shown.url),
        "name": shown.name,
        "publicAccess": station.is_active(),
        "telephone": shown.telephone,
        "address": {"@type": "PostalAddress", **{k: v for k, v in address.items() if v}},
        "openingHoursSpecification": _hours(station) if station.is_active() else [],
        "specialOpeningHoursSpecification": _closed(station) if station.is_active() else [],
    }
    return script({key: value for key, value in said.items() if value not in ("", [])})


def _hours(station: Station) -> list[dict[str, Any]]:
    """One specification for every span of neighbouring days that are alike."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{day}" for day in _DAYS[first : last + 1]],
            **_span(span),
        }
        for first, last, spans in hours.runs(station.week())
        for span in hours.written(spans)
    ]


def _span(written: str) -> dict[str, str]:
    opens, closes = written.split("-")
    return {"opens": opens, "closes": closes if closes != "24:00" else "23:59"}


def _closed(station: Station) -> list[dict[str, str]]:
    """The days of a pause, in the way search engines understand as closed."""
    pause = station.pause()
    if not pause:
        return []
    first, last = (day.isoformat() for day in pause)
    closed = {"opens": "00:00", "closes": "00:00", "validFrom": first, "validThrough": last}
    return [{"@type": "OpeningHoursSpecification", **closed}]

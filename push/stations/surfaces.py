"""What screens and strangers meet before a screen is a station's: codes and nonces, no content."""

from content.release.surfaces import register_silent

_URLS = ("station_enrolments", "station_enrolment", "station_nonces", "station_tokens")


def connect() -> None:
    """Called once, from the app's `ready`."""
    register_silent("enrolment", urls=_URLS)

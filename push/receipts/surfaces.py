"""Receipts come in; no content goes out (content.release.surfaces)."""

from content.release.surfaces import register_silent


def connect() -> None:
    """Called once, from the app's `ready`."""
    register_silent("receipt", urls=("station_receipts",))

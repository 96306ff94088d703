"""Debian's Chromium, as the journeys and the pictures of the documents use it."""

CHROMIUM = "/usr/bin/chromium"
#: Runs as root in CI, without a display and without asking the network for anything of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

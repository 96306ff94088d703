"""Browsers beside Debian's Chromium: two as old as a herder's phone, and Firefox."""

"""Mongolian in the traditional script: no CLDR table is right for it (docs/adr/0004)."""

"""Public pages kept whole in front of Django, never a moment too long (docs/adr/0010)."""

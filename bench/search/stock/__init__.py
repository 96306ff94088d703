"""Wagtail's search as it comes: modelsearch's backends with their own analysers."""

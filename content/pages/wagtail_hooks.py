"""Puts bulk tagging into the lists of pages."""

from wagtail import hooks

from .bulk_tagging import TagBulkAction

hooks.register("register_bulk_action", TagBulkAction)

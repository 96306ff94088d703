"""Which language a request is in."""

from django.middleware.locale import LocaleMiddleware


class RequestLanguageMiddleware(LocaleMiddleware):
    """Django's, for now: the portal helper completes it."""

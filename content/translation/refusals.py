"""Why something was refused, in sentences for the person who tried."""

from content.review.refusals import Refused


class NotTranslatable(Refused):
    """This cannot be translated now, or not by this person."""

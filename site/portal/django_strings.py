"""Django's own strings that a resident can meet: dates, form errors, page numbers, spans of time.

They are listed here because gettext would answer a missing one in Chinese on a Mongolian page.
`manage.py messages --check` says so when Django no longer has one of them.
"""

from dataclasses import dataclass

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SPANS = ("year", "month", "week", "day", "hour", "minute")
_LENGTH = "Ensure this value has at {} %(limit_value)d character{} (it has %(show_value)d)."

_PLAIN = (
    *_MONTHS,
    *(name[:3].lower() for name in _MONTHS),
    *_DAYS,
    *(name[:3] for name in _DAYS),
    *("a.m.", "p.m.", "AM", "PM", "midnight", "noon"),
    *("Yes", "No", "Unknown", "yes,no,maybe", "and", "or"),
    "This field is required.",
    "Enter a valid value.",
    "Enter a whole number.",
    "Enter a number.",
    "Enter a valid date.",
    "Enter a list of values.",
    "Null characters are not allowed.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Select a valid choice. That choice is not one of the available choices.",
    "That page number is not an integer",
    "That page number is less than 1",
    "That page contains no results",
)


@dataclass(frozen=True)
class DjangoString:
    """One msgid of Django's catalogue."""

    msgid: str
    plural: str = ""
    context: str = ""


DJANGO_STRINGS = (
    *(DjangoString(text) for text in _PLAIN),
    *(DjangoString(text, context="abbrev. month") for text in _SHORT_MONTHS),
    *(DjangoString(text, context="alt. month") for text in _MONTHS),
    *(DjangoString(f"%(num)d {span}", plural=f"%(num)d {span}s") for span in _SPANS),
    *(
        DjangoString(_LENGTH.format(bound, ""), plural=_LENGTH.format(bound, "s"))
        for bound in ("least", "most")
    ),
)

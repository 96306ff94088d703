"""Traditional Mongolian (Hudum) as plain Python: keys, suffixes, display, lint, dates, terms.

Nothing here knows Django. Unicode spells what is *read*, not what is *seen*: the same printed word
can be typed in many ways, and what joins a suffix to its word decides how its first letter looks.
The modules answer one question each; what most callers need is re-exported here.
"""

from .dates import MONTHS, WEEKDAYS, format_date
from .display import display
from .keys import CANONICAL_VERSION, Unshapeable, shape_key, skeleton_key
from .lint import Finding, lint
from .suffixes import SUFFIXES, Cut, cut, fix_suffix_spaces, is_free_suffix
from .verbs import verb_root

__all__ = [
    "CANONICAL_VERSION",
    "MONTHS",
    "SUFFIXES",
    "WEEKDAYS",
    "Cut",
    "Finding",
    "Unshapeable",
    "cut",
    "display",
    "fix_suffix_spaces",
    "format_date",
    "is_free_suffix",
    "lint",
    "shape_key",
    "skeleton_key",
    "verb_root",
]

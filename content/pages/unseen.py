"""Letters that nobody sees: they turn the order of what stands beside them, or hide in a word.

A reviewer, a reader, a loudspeaker and a search would each take such a text for another one: a 15
that is turned round reads as 51. What the scripts need (joiners, selectors) is none of them.
"""

import re
import unicodedata

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_AROUND = 6


def found(text: str) -> tuple[str, str] | None:
    """The first such letter by its name, and the words around it; None when there is none."""
    match = UNSEEN.search(text)
    if match is None:
        return None
    letter, place = match.group(), match.start()
    name = unicodedata.name(letter, "")
    around = text[max(0, place - _AROUND) : place + _AROUND + 1]
    return f"U+{ord(letter):04X} {name}".strip(), UNSEEN.sub("", around).strip()

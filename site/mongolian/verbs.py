"""The root of a verb form: what ujebel "if one sees", ujekü "to see" and üjegsen "seen" share.

Made for finding, not for grammar: it works on skeletons (`keys.skeleton_key`), knows the endings
that readers' questions and texts use, and takes a few nouns for verbs, which costs nothing as long
as both sides are cut alike.
"""

import re

#: By skeleton, which has one letter for a/e, o/u/ö/ü, t/d and q/g.
_ENDINGS = (
    *("hu", "hui", "hsan", "hsahar", "hat", "ju", "cu", "bal", "bacu", "tah", "na", "nam"),
    *("ya", "ba", "tala", "mahca", "lta"),
)
#: Endings that many a noun has as well: only after a root of some length.
_SHORT = frozenset({"ya", "na", "ba", "cu", "ju", "hat", "tah", "lta", "nam", "hui"})
_ENDING = re.compile(f"({'|'.join(sorted(_ENDINGS, key=len, reverse=True))})$")
_SHORTEST, _SHORTEST_BEFORE_SHORT = 2, 3
_VOWELS = "aiu"


def verb_root(skeleton: str) -> str | None:
    """The root of a verb form; None for a word with no such ending."""
    match = _ENDING.search(skeleton)
    if not match:
        return None
    root = skeleton[: match.start()]
    if match.group() == "ya" and root and root[-1] not in _VOWELS:
        root += "i"  # the skeleton has swallowed it: tani-y-a is written tanya
    root = root.removesuffix("u")  # joins an ending to a root of its own: ab-u-gsan
    least = _SHORTEST_BEFORE_SHORT if match.group() in _SHORT else _SHORTEST
    return root if len(root) >= least else None

"""Code points of the script, by role, as the insides of regular-expression classes."""

NNBSP = "\u202f"  # joins a suffix to its word, where both are Mongolian
MVS = "\u180e"  # the same, and the gap before a final -a/-e that belongs to the word

#: The letters that Hudum uses; U+1843-U+18AA are Todo, Sibe and Manchu.
HUDUM = "\u1820-\u1842"
OTHER_MONGOLIAN = "\u1843-\u18aa"
VOWELS = "\u1820-\u1827"
CONSONANTS = "\u1828-\u1842"
#: Free variation selectors, which pick another form of the letter before them.
FVS = "\u180b-\u180d\u180f"
#: What is invisible inside a word: nirugu, FVS, zero-width (non-)joiner.
CONTROLS = f"\u180a{FVS}\u200c\u200d"
JOINERS = f"{NNBSP}{MVS}"
#: A word with its suffixes. It starts with a letter and cannot end in a connector.
WORD = f"[{HUDUM}](?:[{HUDUM}{CONTROLS}]|[{JOINERS}](?=[{HUDUM}]))*"

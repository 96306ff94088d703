"""How texts and queries become keys: plain Python, the same for every search engine.

Han characters become overlapping pairs, Mongolian words a shape key and a skeleton key of their
stem, everything else folded words. Keys of different scripts cannot collide, so one index holds
both languages.
"""

from .analyser import ANALYSER_VERSION, Kind, Token, analyse, index_keys
from .highlight import Run, excerpt, marked
from .lexicon import Lexicon, Translation
from .synonyms import Expansion, Thesaurus, parse_groups
from .terms import Phrase, Term, neighbours, phrase, single_keys, terms

__all__ = [
    "ANALYSER_VERSION",
    "Expansion",
    "Kind",
    "Lexicon",
    "Phrase",
    "Run",
    "Term",
    "Thesaurus",
    "Token",
    "Translation",
    "analyse",
    "excerpt",
    "index_keys",
    "marked",
    "neighbours",
    "parse_groups",
    "phrase",
    "single_keys",
    "terms",
]

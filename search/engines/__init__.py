"""What holds the keys and ranks by them. One interface, one folder's file for each engine.

Every engine gets the same keys from `search.analysis` and knows nothing of publications: it is
asked for terms and answers with ids of entries. It keeps two tables (or indices), a and b, so that
one can be made anew while the other answers.
"""

from .database import engine
from .interface import Ask, Engine, Hit, Row

__all__ = ["Ask", "Engine", "Hit", "Row", "engine"]

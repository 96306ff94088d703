"""What a reader may mean who types half a word, its sound, or the wrong letter of it."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from . import analysis
from .analysis import pinyin
from .analysis.folding import fold
from .models import Name, NameKind
from .naming import MONGOLIAN

MOST = 8
_LOOKED_AT = 60
_MOST_WORDS = 5000
_SHORTEST_INITIALS, _SHORTEST_SOUND = 2, 3


def completions(query: str, language: str) -> list[str]:
    """Names that go on as the query does or hold it, the likeliest first; from two letters on."""
    text = fold(query).text.strip()
    if len(text) < 2:
        return []
    found = Name.objects.public().filter(_holding(query, text))[:_LOOKED_AT]
    ordered = sorted(found, key=lambda name: _likeliness(name, text, language))
    return list(dict.fromkeys(name.text for name in ordered))[:MOST]


def by_sound(query: str) -> list[str]:
    """Names that are written as the query sounds: 布病 for bubing, 布鲁氏菌病 for blsjb."""
    typed = pinyin.typed_sound(query)
    if typed is None or len(typed) < _SHORTEST_INITIALS:
        return []
    names = Name.objects.public().sounding(typed).exclude(sound="")[:_LOOKED_AT]
    pieces = [piece for name in names for piece in _pieces(name, typed)]
    return list(dict.fromkeys(sorted(pieces, key=len)))[:MOST]


def corrections(query: str) -> Iterator[str]:
    """Other spellings: characters of the same sound, Mongolian words one letter away."""
    if any(token.kind is analysis.Kind.SKELETON for token in analysis.analyse(query)):
        yield from _respelled(query)
    else:
        yield from _same_sound(query)


def _holding(query: str, text: str) -> Q:
    skeletons = _skeletons(query)
    typed = pinyin.typed_sound(query)
    holding = Q(folded__contains=text)
    if skeletons:
        holding |= Q(skeletons__contains=" " + " ".join(skeletons))
    if typed and len(typed) >= _SHORTEST_INITIALS:
        holding |= Q(typed__startswith=typed) | Q(initials__startswith=typed)
    return holding


def _likeliness(name: Name, text: str, language: str) -> tuple[bool, bool, bool, int]:
    begins = name.folded.startswith(text)
    return name.language != language, not begins, name.kind == NameKind.TITLE, len(name.text)


def _pieces(name: Name, typed: str) -> Iterator[str]:
    """The pieces of a name that sound as was typed, or begin so letter by letter."""
    text, units = fold(name.text).text, pinyin.units(name.text)
    sounds = name.sound.split()
    for start in range(len(sounds)):
        joined = ""
        for end in range(start, len(sounds)):
            joined += sounds[end]
            if pinyin.alike(joined) == typed and len(typed) >= _SHORTEST_SOUND:
                yield text[units[start][0] : units[end][1]]
    whole_word = name.kind == NameKind.WORD and name.initials == typed
    at = name.initials.find(typed)
    if whole_word or (len(typed) > _SHORTEST_INITIALS and at >= 0):
        yield text[units[at][0] : units[at + len(typed) - 1][1]]


def _same_sound(query: str) -> Iterator[str]:
    wanted = pinyin.syllables(query)
    if len(wanted) < 2:
        return
    patterns = [wanted] if len(wanted) < 4 else [wanted, *_with_a_gap(wanted)]
    holding = Q()
    for pattern in patterns:
        longest = max(" ".join(pattern).split("*"), key=len).strip()
        holding |= Q(sound__contains=f" {longest} ")
    for name in Name.objects.public().filter(holding)[:_LOOKED_AT]:
        text, units, sounds = fold(name.text).text, pinyin.units(name.text), name.sound.split()
        for start in range(len(sounds) - len(wanted) + 1):
            window = sounds[start : start + len(wanted)]
            if any(_fits(pattern, window) for pattern in patterns):
                yield text[units[start][0] : units[start + len(wanted) - 1][1]]


def _with_a_gap(syllables: list[str]) -> Iterator[list[str]]:
    for place in range(len(syllables)):
        yield [*syllables[:place], "*", *syllables[place + 1 :]]


def _fits(pattern: list[str], window: list[str]) -> bool:
    return all(one in ("*", other) for one, other in zip(pattern, window, strict=True))


def _respelled(query: str) -> Iterator[str]:
    known = _mongolian_words()
    words = [query[token.start : token.end] for token in _skeleton_tokens(query)]
    changed = [_nearest(token.key, known) for token in _skeleton_tokens(query)]
    if any(changed):
        yield " ".join(new or word for new, word in zip(changed, words, strict=True))


def _nearest(skeleton: str, known: dict[str, str]) -> str:
    if skeleton in known or len(skeleton) < 5:
        return ""
    near = (word for key, word in known.items() if _one_apart(skeleton, key))
    return next(near, "")


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out or changed makes one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), None)
    if same is None:
        return True
    rest = shorter[same + 1 :] if len(one) == len(other) else shorter[same:]
    return rest == longer[same + 1 :]


def _mongolian_words() -> dict[str, str]:
    texts = Name.objects.public().filter(language=MONGOLIAN).values_list("text", flat=True)
    return {
        token.key: text[token.start : token.end]
        for text in texts[:_MOST_WORDS]
        for token in _skeleton_tokens(text)
    }


def _skeletons(text: str) -> list[str]:
    return [token.key for token in _skeleton_tokens(text)]


def _skeleton_tokens(text: str) -> Iterable[analysis.Token]:
    return [t for t in analysis.analyse(text) if t.kind is analysis.Kind.SKELETON]

"""How Chinese names sound, for readers who type letters or a wrong character."""

import re

from pypinyin import lazy_pinyin

from .folding import fold

_UNIT = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]|[a-z0-9]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
#: Finals and initials that many do not tell apart, so that bubin finds 布病.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("ü", "v"))
_TYPED = re.compile("[a-z' ]{2,40}")


def units(text: str) -> list[tuple[int, int]]:
    """Where each Han character and each Latin word stands in the folded text."""
    return [match.span() for match in _UNIT.finditer(fold(text).text)]


def syllables(text: str) -> list[str]:
    """How each of the `units` sounds, in their order; sounds easily mixed up are made one."""
    folded = fold(text).text
    sounds: dict[int, str] = {}
    for run in _HAN.finditer(folded):
        sounds |= dict(enumerate(lazy_pinyin(run.group()), start=run.start()))
    return [alike(sounds.get(start, folded[start:end])) for start, end in units(text)]


def initials(text: str) -> str:
    """The first letter of each syllable: blsjb for 布鲁氏菌病."""
    return "".join(syllable[0] for syllable in syllables(text))


def alike(sound: str) -> str:
    """The sound, or a run of sounds, with those that are mixed up made one."""
    for one, other in _ALIKE:
        sound = sound.replace(one, other)
    return sound


def typed_sound(query: str) -> str | None:
    """What may be pinyin or its initials, ready to compare with `alike` sounds; None if not."""
    text = fold(query).text.strip()
    if not _TYPED.fullmatch(text):
        return None
    return alike(re.sub("[' ]", "", text)) or None

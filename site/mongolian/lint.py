"""What an editor should look at in a Mongolian text. Findings advise; none of them blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .display import display, old_diphthongs
from .glossary import entries, places
from .keys import Unshapeable, shape_key
from .letters import CONTROLS, HUDUM, NNBSP, OTHER_MONGOLIAN, WORD
from .suffixes import cut, is_free_suffix, suffix_spaces

PRIVATE_USE = "private-use"
CYRILLIC = "cyrillic"
FOREIGN_LETTER = "foreign-letter"
UNSHAPEABLE = "unshapeable"
PLAIN_SPACE = "plain-space"
OLD_YI = "old-yi"
LOOK_ALIKE = "look-alike"
FVS4 = "fvs4"

#: What an editor reads; the admin is Chinese.
MESSAGES = {
    PRIVATE_USE: "含有旧输入法的私用区字符，别的设备上会显示为方块，请用标准编码重新输入。",
    CYRILLIC: "含有西里尔字母；本站使用传统蒙古文。",
    FOREIGN_LETTER: "含有托忒文、锡伯文或满文字母，不是传统蒙古文字母，请检查输入。",
    UNSHAPEABLE: "这个词无法按传统蒙古文规则成形，请检查输入。",
    PLAIN_SPACE: "词缀前是普通空格，词缀首字母会显示成错误的字形；应使用窄连接空格。",
    OLD_YI: "双元音使用了旧写法，显示时会自动改为现行写法。",
    LOOK_ALIKE: "这个词看起来与术语表一致，但用了不同的字母；建议改为：{suggestion}",
    FVS4: "第四变体选择符在旧手机上会断开连写，请避免使用。",
}


@dataclass(frozen=True)
class Finding:
    """Something between `start` and `end` of the text, and what to put there if that is known."""

    code: str
    start: int
    end: int
    message: str
    suggestion: str | None = None


_PATTERNS = {
    PRIVATE_USE: re.compile("[\ue000-\uf8ff]+"),
    CYRILLIC: re.compile("[\u0400-\u052f]+"),
    FOREIGN_LETTER: re.compile(
        f"[{HUDUM}{CONTROLS}]*[{OTHER_MONGOLIAN}][{HUDUM}{OTHER_MONGOLIAN}{CONTROLS}]*"
    ),
    FVS4: re.compile("\u180f"),
}
_WORD = re.compile(WORD)
_UNSEEN = re.compile(f"[{CONTROLS}]")


def lint(text: str) -> list[Finding]:
    """Everything worth a look, in the order of the text.

    A text in another script yields nothing but its private-use and Cyrillic letters.
    """
    found = [*_letters(text), *_joints(text), *_words(text)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.code))


def _finding(code: str, span: tuple[int, int], suggestion: str | None = None) -> Finding:
    return Finding(code, *span, MESSAGES[code].format(suggestion=suggestion), suggestion)


def _letters(text: str) -> Iterator[Finding]:
    for code, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield _finding(code, match.span())


def _joints(text: str) -> Iterator[Finding]:
    for place in suffix_spaces(text):
        yield _finding(PLAIN_SPACE, (place, place + 1), NNBSP)
    for span in old_diphthongs(text):
        yield _finding(OLD_YI, span, "ᠢ")


def _words(text: str) -> Iterator[Finding]:
    for match in _WORD.finditer(text):
        stem = cut(match.group()).stem
        span = (match.start(), match.start() + len(stem))
        try:
            key = shape_key(display(stem))
        except Unshapeable:
            yield _finding(UNSHAPEABLE, span)
            continue
        agreed = _agreed().get(key)
        if agreed and _bare(stem) not in agreed and not is_free_suffix(stem):
            yield _finding(LOOK_ALIKE, span, min(agreed))


@cache
def _agreed() -> dict[str, frozenset[str]]:
    """The spellings that the tables use for each shape: homographs may have several."""
    spellings: dict[str, set[str]] = {}
    for text in [entry.mn for entry in entries()] + [place.mn for place in places()]:
        for match in _WORD.finditer(text):
            stem = cut(match.group()).stem
            spellings.setdefault(shape_key(stem), set()).add(_bare(stem))
    return {key: frozenset(value) for key, value in spellings.items()}


def _bare(stem: str) -> str:
    return display(_UNSEEN.sub("", stem))

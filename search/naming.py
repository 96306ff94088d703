"""Names as rows: how each is folded, sounds and is spelled, worked out once when it is written."""

from collections.abc import Iterable, Iterator

from content.taxonomy.models import Region, Topic
from mongolian.glossary import entries

from . import analysis
from .analysis import pinyin
from .analysis.folding import fold
from .models import Entry, Name, NameKind, SynonymGroup

MONGOLIAN = "mvf"


def title_name(entry: Entry) -> Name:
    """The row for an entry's title."""
    return _name(entry.title, entry.language, NameKind.TITLE, entry=entry)


def refresh_words() -> None:
    """Write anew the words that belong to no entry: synonyms, topics, places and the glossary."""
    Name.objects.filter(entry=None).delete()
    rows = [_name(text, language, NameKind.WORD) for text, language in dict.fromkeys(_words())]
    Name.objects.bulk_create(rows, batch_size=100)


def pairs() -> Iterator[tuple[str, str]]:
    """Chinese and Mongolian names of the same things: the glossary, topics and places."""
    yield from glossary_pairs()
    yield from kept_pairs()


def glossary_pairs() -> Iterator[tuple[str, str]]:
    """The glossary's, which are the same as long as the program runs."""
    yield from ((entry.zh, entry.mn) for entry in entries())


def kept_pairs() -> Iterator[tuple[str, str]]:
    """Those of topics and places, which editors keep."""
    for model in (Topic, Region):
        yield from model._default_manager.values_list("name_zh", "name_mn")


def _words() -> Iterator[tuple[str, str]]:
    for names in SynonymGroup.objects.values_list("names", flat=True):
        for group in analysis.parse_groups(names):
            yield from ((name, "zh-hans") for name in group)
    for chinese, mongolian in pairs():
        yield chinese, "zh-hans"
        yield mongolian, MONGOLIAN


def _name(text: str, language: str, kind: NameKind, *, entry: Entry | None = None) -> Name:
    syllables = pinyin.syllables(text)
    return Name(
        text=text[:255],
        language=language,
        kind=kind,
        entry=entry,
        folded=fold(text).text[:300],
        sound=_spaced(syllables),
        typed=pinyin.alike("".join(syllables))[:1000],
        initials="".join(syllable[0] for syllable in syllables)[:300],
        skeletons=_spaced(
            token.key for token in analysis.analyse(text) if token.kind is analysis.Kind.SKELETON
        ),
    )


def _spaced(pieces: Iterable[str]) -> str:
    joined = " ".join(pieces)
    return f" {joined} "[:1000] if joined else ""

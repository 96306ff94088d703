"""Judged sets of our own: Mongolian, and across the languages.

    python bench/search/sets.py FOLDER

Writes documents (`.jsonl`) and queries (`.tsv`) for evaluate.py, three of each:

`*-dev`, `*-test`  A half of the queries each. Articles on one subject (FAMILIES) are in one half,
                   by the hash of the subject's name. Ranking may be tuned on the first half only.
                   Beside all articles there are 2,400 distractors: each is about two other things
                   of the glossary, which its title names, and is composed of whole sentences of
                   two to four articles of the *other* half, with names dropped in as texts mention
                   things in passing. So no distractor says what a query of the half asks for.
`*-hard`           All queries, and 2,400 distractors composed of pieces of the sentences of all
                   articles, the ones asked for included: many of those say with the right
                   article's own words as much as a passage of it does.

The queries were written by hand (judged/*.tsv) from what the sample articles mean: other words than
their titles, suffixes, letters that only look right, questions, folk names. Relevant is every
article that says what is asked for, not only one on its subject. In the cross-language set no text
of a language names what is written only in the other: whatever names it in the reader's own
language comes first, by design. No native reader has judged the Mongolian queries.
"""

import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from mongolian.glossary import Entry, entries  # noqa: E402 - after the path is set
from search import analysis  # noqa: E402

ARTICLES = ROOT / "content" / "samples" / "articles"
DISTRACTORS = 2400
HALVES = ("dev", "test")
#: Articles on a subject that another one has as well.
FAMILIES = {
    "lambing-film": "brucellosis-lambing",
    "steppe-fire-steps": "grassland-fire",
    "stove-water-basin": "carbon-monoxide-winter",
}
#: How many of the sentences of a text name what it is about, and how many anything.
SUBJECT, PASSING = 0.3, 0.1
#: The same for the pieces of a sentence in the hard sets.
ABOUT, NAMED = 0.1, 0.02
#: How many of the pieces with a word of one article only are taken.
MENTIONED = 0.1
#: Words of a Mongolian piece, characters of a Chinese one.
LENGTHS = {"mvf": (1, 3), "zh-hans": (2, 6)}
NOT_TEXT = frozenset({"picture", "source", "source_url", "grade", "credit", "licence", "type"})
#: In the cross-language set the article is only in the language that the query is not in.
ONLY = {
    "mvf": ("brucellosis-lambing", "lambing-film", "plague-marmot", "grassland-fire",
            "steppe-fire-steps", "carbon-monoxide-winter", "stove-water-basin",
            "white-disaster-fodder"),
    "zh-hans": ("tick-encephalitis", "veterinary-medicine", "rotational-grazing",
                "hulun-lake-birds", "frostbite-blizzard", "earthquake-drill"),
}  # fmt: skip
_TAG = re.compile("<[^>]*>")
_SENTENCE = re.compile("[。！？᠃\n]+")
_CLAUSE = re.compile("[，；：、,]+")


class Text(NamedTuple):
    """One language of an article, and its sentences as pieces that may be changed."""

    slug: str
    title: str
    text: str


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for part in (*HALVES, "hard"):
        mongolian = list(texts("mvf"))
        others = distractors("mvf", mongolian, part, passing=True)
        write(folder, f"mongolian-{part}", [*map(document, mongolian), *others.documents()])
        both: list[dict[str, str]] = []
        for language, absent in (("mvf", ONLY["zh-hans"]), ("zh-hans", ONLY["mvf"])):
            written = [text for text in texts(language) if text.slug not in absent]
            both += [document(text, language) for text in written]
            mixed = distractors(language, written, part, passing=False)
            both += mixed.documents(DISTRACTORS // 2)
        write(folder, f"cross-{part}", both)


def half(slug: str) -> str:
    """Which half of the queries an article is asked for in."""
    family = FAMILIES.get(slug, slug)
    return HALVES[hashlib.sha256(family.encode()).digest()[0] % 2]


def distractors(language: str, written: list[Text], part: str, *, passing: bool) -> "Mixer":
    """What stands beside the articles in a part."""
    if part == "hard":
        return Mixer(language, written, passing=passing)
    return Stitcher(language, [t for t in written if half(t.slug) != part], passing=passing)


def texts(language: str) -> Iterator[Text]:
    """The sample articles that are written in a language."""
    for path in sorted(ARTICLES.glob("*.yaml")):
        article = yaml.safe_load(path.read_text(encoding="utf-8"))
        title = article["title"].get(language)
        if title:
            said = [article["summary"][language], *pieces(article["body"], language)]
            lines = (_TAG.sub("\n", piece) for piece in said)
            yield Text(path.stem, title, "\n".join(lines))


def pieces(value: Any, language: str) -> Iterator[str]:
    """Everything that is read in a language, in its order."""
    if isinstance(value, list):
        for item in value:
            yield from pieces(item, language)
    elif isinstance(value, dict) and isinstance(value.get(language), str):
        yield value[language]
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_TEXT:
                yield from pieces(part, language)


def document(text: Text, language: str = "") -> dict[str, str]:
    """An article; in the cross-language set it is one language of a pair."""
    if not language:
        return {"id": text.slug, "title": text.title, "text": text.text}
    name = f"{text.slug}.{language}"
    return {"id": name, "pair": text.slug, "title": text.title, "text": text.text}


class Mixer:
    """Makes distractors of one language from pieces of the sentences of all articles."""

    def __init__(self, language: str, sources: list[Text], *, passing: bool) -> None:
        self._language = language
        self._lengths = LENGTHS[language]
        self._chance = random.Random(f"8 {language}")  # noqa: S311 - the same every time
        self._sources = sources
        said = (s for text in sources for s in _SENTENCE.split(text.text) if s.strip())
        self._sentences = [self._taken_apart(sentence) for sentence in said]
        self._unasked = [self._name(entry) for entry in unasked()]
        self._names = [self._name(e) for e in entries()] if passing else self._unasked
        used = Counter(key for text in sources for key in set(self._keys(text.text)))
        self._common = {key for key, articles in used.items() if articles > 1}

    def documents(self, count: int = DISTRACTORS) -> Iterator[dict[str, str]]:
        for number in range(count):
            about = self._chance.sample(self._unasked, 2)
            stop = "᠃ " if self._language == "mvf" else "。"
            text = stop.join(self._said(about)) + stop
            title = (" ᠪᠠ " if self._language == "mvf" else "与").join(about)
            yield {"id": f"{self._language}{number}", "title": title, "text": text}

    def _said(self, about: list[str]) -> Iterable[str]:
        lengths = map(len, self._chance.sample(self._sentences, self._chance.randint(8, 16)))
        return (self._sentence(length, about) for length in lengths)

    def _sentence(self, length: int, about: list[str]) -> str:
        parts: list[str] = []
        while len(parts) < max(1, length):
            parts += self._piece(about)
        return self._joined(parts)

    def _piece(self, about: list[str]) -> list[str]:
        luck = self._chance.random()
        if luck < ABOUT + NAMED:
            return [self._chance.choice(about if luck < ABOUT else self._names)]
        piece = self._cut_out()
        while not self._common.issuperset(self._keys(" ".join(piece))):
            if self._chance.random() < MENTIONED:
                break
            piece = self._cut_out()
        return piece

    def _cut_out(self) -> list[str]:
        sentence = self._chance.choice(self._sentences)
        start, length = self._chance.randrange(len(sentence)), self._chance.randint(*self._lengths)
        if self._language == "mvf":
            return sentence[start : start + length]
        clause = sentence[start]
        start = self._chance.randrange(len(clause))
        return [clause[start : start + length]]

    def _keys(self, text: str) -> list[str]:
        """What makes a piece one of a subject: its words, or its pairs of characters."""
        return analysis.index_keys(text).split()

    def _taken_apart(self, text: str) -> list[str]:
        parts = text.split() if self._language == "mvf" else _CLAUSE.split(text)
        return [part.strip() for part in parts if part.strip()] or [text]

    def _joined(self, parts: list[str]) -> str:
        return (" " if self._language == "mvf" else "，").join(parts)

    def _name(self, entry: Entry) -> str:
        return entry.mn if self._language == "mvf" else entry.zh


class Stitcher(Mixer):
    """Makes distractors of whole sentences of a few articles."""

    def _said(self, about: list[str]) -> Iterable[str]:
        few = self._chance.sample(self._sources, self._chance.randint(2, 4))
        said = [s.strip() for text in few for s in _SENTENCE.split(text.text) if s.strip()]
        chosen = self._chance.sample(said, min(len(said), self._chance.randint(8, 16)))
        return (self._naming(sentence, about) for sentence in chosen)

    def _naming(self, sentence: str, about: list[str]) -> str:
        luck = self._chance.random()
        if luck >= SUBJECT + PASSING:
            return sentence
        parts = self._taken_apart(sentence)
        name = self._chance.choice(about if luck < SUBJECT else self._names)
        parts.insert(self._chance.randint(0, len(parts)), name)
        return self._joined(parts)


def unasked() -> list[Entry]:
    """Names of the glossary that no query and no article's title has."""
    titles = [text.title for language in ("mvf", "zh-hans") for text in texts(language)]
    asked = [path.read_text(encoding="utf-8") for path in (HERE / "judged").glob("*.tsv")]
    said = " ".join([*titles, *asked])
    return [one for one in entries() if one.zh not in said and one.mn not in said]


def write(folder: Path, name: str, documents: list[dict[str, str]]) -> None:
    lines = [json.dumps(each, ensure_ascii=False) for each in documents]
    (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    judged, _, part = name.rpartition("-")
    first, *asked = (HERE / "judged" / f"{judged}.tsv").read_text(encoding="utf-8").splitlines()
    asked = [line for line in asked if part in {"hard", half(line.split("\t")[3].split()[0])}]
    (folder / f"{name}.tsv").write_text("\n".join([first, *asked]) + "\n", encoding="utf-8")
    print(f"{folder / name}: {len(lines)} documents, {len(asked)} queries")


if __name__ == "__main__":
    main()

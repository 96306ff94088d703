"""Judged sets of our own: Mongolian, and across the languages.

    python bench/search/sets.py FOLDER

Writes `mongolian.jsonl|tsv` and `cross.jsonl|tsv` for evaluate.py: 66 and 99 queries among 2,400
distractors. Made by rule from the glossary, the same every time: each target is about two things
that its title names; distractors are about other things and mention these. Queries are typed as
people type: other letters of the same look, suffixes, a lost connector, a question. What they
measure is the analyser and the ranking, not how well anybody writes Mongolian.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from mongolian.glossary import Entry, entries  # noqa: E402 - after the path is set
from mongolian.keys import skeleton_key  # noqa: E402
from mongolian.suffixes import cut  # noqa: E402

SUBJECTS, DISTRACTORS = 33, 2400
NNBSP, MVS = "\u202f", "\u180e"
SUFFIXES = ("ᠤᠨ", "ᠢ", "ᠳᠤ", "ᠠᠴᠠ", "ᠪᠠᠷ", "ᠲᠠᠢ")
#: Letters that look alike somewhere in a word and are typed for one another.
ALIKE = {"ᠣ": "ᠤ", "ᠤ": "ᠣ", "ᠥ": "ᠦ", "ᠦ": "ᠥ", "ᠳ": "ᠲ", "ᠲ": "ᠳ", "ᠠ": "ᠡ", "ᠡ": "ᠠ"}
#: The glossary's words of the interface come before this one.
FIRST_THING = "牧民"


class Subject(NamedTuple):
    """Two things that one article is about."""

    one: Entry
    other: Entry

    @property
    def chinese(self) -> str:
        return f"{self.one.zh}与{self.other.zh}"

    @property
    def mongolian(self) -> str:
        return f"{self.one.mn} ᠪᠠ {self.other.mn}"


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(8)  # noqa: S311 - the same sets every time
    things = known_things()
    subjects = pick(things, chance)
    write(
        folder / "mongolian",
        mongolian_documents(subjects, things, chance),
        mongolian(subjects, chance),
    )
    write(folder / "cross", cross_documents(subjects, things, chance), cross(subjects, chance))


def known_things() -> list[Entry]:
    """The glossary's subjects, without words of the interface.

    None whose name is part of another's, in either language: a text on infectious diseases is on
    diseases too, and would rightly be found.
    """
    all_entries = list(entries())
    start = next(n for n, entry in enumerate(all_entries) if entry.zh == FIRST_THING)
    things = list({skeleton_key(e.mn): e for e in all_entries[start:] if len(e.zh) > 1}.values())
    return [one for one in things if not any(holds(other, one) for other in things)]


def holds(longer: Entry, shorter: Entry) -> bool:
    """Whether the name of one thing is said in another's."""
    words, part = stems(longer), stems(shorter)
    return longer is not shorter and (
        shorter.zh in longer.zh
        or any(words[n : n + len(part)] == part for n in range(len(words) - len(part) + 1))
    )


def stems(entry: Entry) -> list[str]:
    return [skeleton_key(cut(word).stem) for word in entry.mn.split()]


def pick(things: list[Entry], chance: random.Random) -> list[Subject]:
    """Subjects that share no thing with one another."""
    picked = chance.sample(things, 2 * SUBJECTS)
    return [Subject(one, other) for one, other in zip(picked[::2], picked[1::2], strict=True)]


def mongolian_documents(
    subjects: list[Subject], things: list[Entry], chance: random.Random
) -> Iterator[dict[str, Any]]:
    for number, subject in enumerate(subjects):
        yield document(f"m{number}", subject.mongolian, about(subject, things, chance, "mn"))
    yield from distractors(subjects, things, chance, ("mn",))


def cross_documents(
    subjects: list[Subject], things: list[Entry], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """A third of the subjects only in Mongolian, a third only in Chinese, a third in both."""
    for number, subject in enumerate(subjects):
        pair = f"p{number}"
        if number % 3 != 1:
            text = about(subject, things, chance, "mn")
            yield document(f"m{number}", subject.mongolian, text, pair=pair)
        if number % 3 != 0:
            text = about(subject, things, chance, "zh")
            yield document(f"c{number}", subject.chinese, text, pair=pair)
    yield from distractors(subjects, things, chance, ("mn", "zh"))


def distractors(
    subjects: list[Subject], things: list[Entry], chance: random.Random, languages: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """Texts about other pairs of things, which mention anything."""
    taken = {frozenset(subject) for subject in subjects}
    for number in range(DISTRACTORS):
        pair = Subject(*chance.sample(things, 2))
        while frozenset(pair) in taken:
            pair = Subject(*chance.sample(things, 2))
        language = languages[number % len(languages)]
        title = pair.mongolian if language == "mn" else pair.chinese
        yield document(f"d{number}", title, about(pair, things, chance, language))


def about(subject: Subject, things: list[Entry], chance: random.Random, language: str) -> str:
    """A text that speaks of its two things, and mentions a dozen others in passing."""
    words = [*subject] * 3 + chance.sample(things, 14)
    chance.shuffle(words)
    if language == "zh":
        return "。".join("、".join(w.zh for w in words[n : n + 4]) for n in range(0, 20, 4)) + "。"
    inflected = [suffixed(w.mn, chance) for w in words]
    return "᠃ ".join(" ".join(inflected[n : n + 4]) for n in range(0, 20, 4)) + "᠃"


def mongolian(subjects: list[Subject], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    for number, subject in enumerate(subjects):
        name = f"m{number}"
        one, other = subject.one.mn, subject.other.mn
        yield "respelt", f"{respelt(one, chance)} {respelt(other, chance)}", name
        if number % 2:
            yield (
                "suffixes",
                f"{suffixed(other, chance)} {suffixed(respelt(one, chance), chance)}",
                name,
            )
        else:
            yield (
                "question",
                f"{respelt(one, chance)} ᠪᠠ {suffixed(other, chance)} ᠬᠡᠷᠬᠢᠨ ᠪᠤᠢ",
                name,
            )


def cross(subjects: list[Subject], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Queries in the language that the text is not in; in either where it is in both."""
    for number, subject in enumerate(subjects):
        name = f"m{number}" if number % 3 != 1 else f"c{number}"
        chinese = (
            f"{subject.one.zh} {subject.other.zh}",
            f"{subject.one.zh}{subject.other.zh}怎么办",
        )
        mongolian_words = f"{respelt(subject.one.mn, chance)} {suffixed(subject.other.mn, chance)}"
        if number % 3 == 0:
            yield from (("zh→mn", text, name) for text in (*chinese, subject.chinese))
        elif number % 3 == 1:
            other_way = f"{suffixed(subject.other.mn, chance)} {respelt(subject.one.mn, chance)}"
            asked = f"{mongolian_words} ᠶᠠᠭᠤ ᠪᠤᠢ"
            yield from (("mn→zh", text, name) for text in (mongolian_words, other_way, asked))
        else:
            yield from (("pair", text, name) for text in (chinese[0], chinese[1], mongolian_words))


def respelt(text: str, chance: random.Random) -> str:
    """The same look with other letters, now and then."""
    return "".join(ALIKE.get(c, c) if chance.random() < 0.3 else c for c in text)


def suffixed(text: str, chance: random.Random) -> str:
    """With a suffix, joined as it should be, by the other connector, or lost behind a space."""
    if chance.random() < 0.4:
        return text
    return text + chance.choice((NNBSP, NNBSP, MVS, " ")) + chance.choice(SUFFIXES)


def document(name: str, title: str, text: str, *, pair: str = "") -> dict[str, Any]:
    return {"id": name, "title": title, "text": text, **({"pair": pair} if pair else {})}


def write(
    path: Path, documents: Iterator[dict[str, Any]], queries: Iterator[tuple[str, str, str]]
) -> None:
    lines = [json.dumps(each, ensure_ascii=False) for each in documents]
    path.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f"q{number}\t" + "\t".join(row) for number, row in enumerate(queries)]
    path.with_suffix(".tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{path}: {len(lines)} documents, {len(rows)} queries")


if __name__ == "__main__":
    main()

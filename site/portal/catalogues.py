"""The gettext catalogues: what they must hold, and what is wrong with them.

The language of our source strings is Chinese, so Chinese needs no translation of ours. Mongolian
needs one of every string a resident can meet: those in PUBLIC_FILES, and Django's own in
django_strings.py. Strings elsewhere are the staff's (admin-only), and the admin is Chinese.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from mongolian.lint import (
    FOREIGN_LETTER,
    FVS4,
    PLAIN_SPACE,
    PRIVATE_USE,
    UNSHAPEABLE,
    lint,
)

from .django_strings import DJANGO_STRINGS

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"

#: Where the strings are that residents read, or experts who chose Mongolian. All else is
#: admin-only.
PUBLIC_FILES = (
    "content/pages/plain.py",
    "site/portal/templates/*.html",
    "site/portal/templates/portal/*",
    "site/portal/views/*.py",
    "site/portal/templatetags/*.py",
    "site/portal/context.py",
    "site/portal/opening.py",
    "content/pages/templates/*",
    "content/pages/reading.py",
    "content/release/reading.py",
    "content/release/told.py",
    "content/inbox/templates/inbox/public/*",
    "content/inbox/forms.py",
    "content/inbox/views.py",
    "content/letters/actions.py",
    "content/letters/kinds.py",
    "content/review/actions.py",
    "content/review/changes.py",
    "content/review/checklists.py",
    "content/review/enums.py",
    "content/review/independence.py",
    "content/review/opinions.py",
    "content/review/refusals.py",
    "content/review/views.py",
    "content/review/templates/review/_brief.html",
    "content/review/templates/review/_mine.html",
    "content/review/templates/review/_partner.html",
    "content/review/templates/review/_piece.html",
    "content/review/templates/review/_text.html",
    "content/review/templates/review/done.html",
    "content/review/templates/review/judge.html",
    "content/review/templates/review/mine.html",
    "content/review/templates/review/refused.html",
    "content/review/templates/review/shell.html",
    "search/templates/*",
    "search/views.py",
    "search/forms.py",
    "search/presentation.py",
    "search/narrowing.py",
)
ADMIN_TEMPLATES = ("*/admin/*", "*/wagtailadmin/*", "*/wagtailsearch/*")
_SOURCES = ("site", "content", "search", "push")
_ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_TWO = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_CALLS = _ONE | _TWO | _CONTEXT
_PLAIN_LITERAL = re.compile("[rRuU]?['\"]")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_HAN = re.compile("[\u3400-\u9fff]")
_HUDUM = re.compile("[\u1820-\u1842]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
#: Findings of the Mongolian lint that a catalogue must not have; the others only advise.
_REFUSED = {PRIVATE_USE, FOREIGN_LETTER, UNSHAPEABLE, PLAIN_SPACE, FVS4}

Key = tuple[str, str]  # context, msgid


@dataclass(frozen=True)
class Message:
    """One translatable string, and where it stands."""

    msgid: str
    plural: str = ""
    context: str = ""
    where: str = ""

    @property
    def key(self) -> Key:
        return self.context, self.msgid


def is_public(path: str) -> bool:
    """Whether the strings of the file at `path` (from the root) are for residents."""
    if any(fnmatch(path, pattern) for pattern in ADMIN_TEMPLATES):
        return False
    return any(fnmatch(path, pattern) for pattern in PUBLIC_FILES)


def messages_in(source: str, *, where: str) -> Iterator[Message]:
    """The translatable strings of a Python file or a template."""
    if not where.endswith(".py"):
        # What Django gives xgettext: the strings, and X for everything else.
        source = "\n".join(line.strip() for line in templatize(source).splitlines())
    tokens = [t for t in _tokens(source) if t.type not in _LAYOUT]
    for position, token in enumerate(tokens[:-1]):
        if token.string in _CALLS and tokens[position + 1].string == "(":
            strings = _arguments(tokens[position + 2 :])
            if message := _message(token.string, strings, where):
                yield message


def found(root: Path = ROOT) -> tuple[dict[Key, Message], dict[Key, Message]]:
    """All strings of our sources: the public ones, and the admin-only ones."""
    public = {m.key: m for m in _of_django()}
    admin_only: dict[Key, Message] = {}
    for path in _files(root):
        where = path.relative_to(root).as_posix()
        into = public if is_public(where) else admin_only
        for message in messages_in(path.read_text(encoding="utf-8"), where=where):
            into.setdefault(message.key, message)
    return public, {k: m for k, m in admin_only.items() if k not in public}


def _of_django() -> Iterator[Message]:
    for known in DJANGO_STRINGS:
        yield Message(known.msgid, known.plural, known.context, where="django")


def updated(catalogue: polib.POFile, wanted: dict[Key, Message]) -> polib.POFile:
    """The catalogue with exactly the wanted strings, keeping every translation it had."""
    known = {(e.msgctxt or "", e.msgid): e for e in catalogue}
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = catalogue.metadata
    fresh.header = catalogue.header
    for message in sorted(wanted.values(), key=lambda m: (m.where, m.msgid)):
        entry = known.get(message.key) or _entry(message)
        entry.occurrences = [(message.where, "")]
        fresh.append(entry)
    return fresh


def problems(catalogue: polib.POFile, wanted: dict[Key, Message]) -> list[str]:
    """What is wrong with a catalogue that must hold exactly the wanted strings."""
    held = {(e.msgctxt or "", e.msgid): e for e in catalogue}
    said = [f"missing: {m.msgid} ({m.where})" for k, m in wanted.items() if k not in held]
    said += [f"stale: {msgid}" for context, msgid in held if (context, msgid) not in wanted]
    for entry in held.values():
        said += [f"{fault}: {entry.msgid}" for fault in faults(entry)]
    return said


def faults(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one Mongolian translation."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(texts) or entry.fuzzy:
        yield "untranslated"
        return
    sources = " ".join([entry.msgid, entry.msgid_plural or ""])
    for text in texts:
        if _CYRILLIC.search(text):
            yield "Cyrillic"
        if not _HUDUM.search(text):
            yield "Han only" if _HAN.search(text) else "no Mongolian letter"
        if not set(_PLACEHOLDER.findall(text)) <= set(_PLACEHOLDER.findall(sources)):
            yield "unknown placeholder"
        for finding in lint(_PLACEHOLDER.sub("0", text)):
            if finding.code in _REFUSED:
                yield f"{finding.code} at {finding.start}"


def overlay_problems(catalogue: polib.POFile, known: set[str]) -> list[str]:
    """What is wrong with our Chinese words for Wagtail's and Django's strings."""
    said = []
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(_HAN.search(text) for text in texts):
            said.append(f"untranslated: {entry.msgid}")
        if entry.msgid not in known:
            said.append(f"stale, no installed package says this any more: {entry.msgid}")
        given = set(_PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural}"))
        if any(set(_PLACEHOLDER.findall(text)) - given for text in texts):
            said.append(f"unknown placeholder: {entry.msgid}")
    return said


def without_chinese(msgids: Iterable[str], overlay: polib.POFile) -> list[str]:
    """What is wrong when a program of the admin says something that has no Chinese words."""
    held = {entry.msgid for entry in overlay}
    return [f"no Chinese words: {msgid}" for msgid in sorted(set(msgids) - held)]


def not_chinese(wanted: Iterable[Message]) -> list[str]:
    """Our own strings whose source is not Chinese, which staff would see as they are."""
    return [
        f"source string is not Chinese: {m.msgid} ({m.where})"
        for m in wanted
        if m.where != "django" and re.search("[A-Za-z]{2}", m.msgid) and not _HAN.search(m.msgid)
    ]


def compiled(po: Path, public: Iterable[Message]) -> bytes:
    """What the .mo beside a .po holds: the .po, and in Chinese our own public words as they are.

    A word that a catalogue does not hold is looked for in every fallback catalogue, one after the
    other: a tenth of the time it takes to make a Chinese article page. So each is found at once.
    """
    catalogue = polib.pofile(str(po))
    if po.parts[-3] == "zh_Hans" and po.stem == "django":
        held = {entry.msgid_with_context for entry in catalogue}
        own = [m for m in public if m.where != "django" and not m.plural]
        catalogue.extend(e for e in map(_itself, own) if e.msgid_with_context not in held)
    return bytes(catalogue.to_binary())


def is_compiled(po: Path, public: Iterable[Message]) -> bool:
    """Whether the .mo beside a .po is what the .po compiles to."""
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.read_bytes() == compiled(po, public)


def _itself(message: Message) -> polib.POEntry:
    return polib.POEntry(msgid=message.msgid, msgstr=message.msgid, msgctxt=message.context or None)


_LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}


def _files(root: Path) -> Iterator[Path]:
    for folder in _SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt", ".xml"} and "migrations" not in path.parts:
                yield path


def _tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (tokenize.TokenError, SyntaxError):
        return


def _arguments(tokens: list[tokenize.TokenInfo]) -> list[str]:
    """The leading string arguments of a call, adjacent literals joined."""
    arguments = [""]
    for token in tokens:
        if token.type == tokenize.STRING and _PLAIN_LITERAL.match(token.string):
            arguments[-1] += _literal(token.string)
        elif token.string == ",":
            arguments.append("")
        else:
            break
    return arguments


def _literal(text: str) -> str:
    return str(ast.literal_eval(text))


def _message(function: str, strings: list[str], where: str) -> Message | None:
    if function in _ONE and strings[0]:
        return Message(strings[0], where=where)
    if function in _TWO and len(strings) > 1:
        return Message(strings[0], plural=strings[1], where=where)
    if function in _CONTEXT and len(strings) > 1:
        return Message(strings[1], context=strings[0], where=where)
    return None


def _entry(message: Message) -> polib.POEntry:
    plural = {0: ""} if message.plural else {}
    return polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.plural,
        msgstr_plural=plural,
        msgctxt=message.context or None,
    )

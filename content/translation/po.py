"""Translations as PO files, for who works in another program."""

import polib
from django.utils.translation import gettext as _

from content.pages.models import ArticlePage
from content.review.refusals import Refused

from .actions import units


class BadFile(Refused):
    """This is no PO file of this translation."""


def export(pair: ArticlePage) -> str:
    """Every unit of this translation with what is translated so far."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Language": pair.locale.language_code,
        "X-Kepu-Page": str(pair.pk),
    }
    for unit in units(pair):
        po.append(polib.POEntry(msgctxt=unit.path, msgid=unit.source, msgstr=unit.target))
    return str(po)


def read(pair: ArticlePage, text: str) -> dict[int, str]:
    """The translations in a PO file, by the number of their unit; others are passed over.

    Raises BadFile for another text, or another article's file.
    """
    try:
        po = polib.pofile(f"{text}\n")  # a line end, or polib may take it for a file's name
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadFile(_("这不是可用的PO文件。")) from error
    if po.metadata.get("X-Kepu-Page") != str(pair.pk):
        raise BadFile(_("这个PO文件不是从这篇译文导出的。"))
    found = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in po if entry.msgstr}
    wanted = {unit.pk: found.get((unit.path, unit.source)) for unit in units(pair)}
    return {pk: target for pk, target in wanted.items() if target}

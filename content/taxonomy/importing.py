"""苏木乡镇 and 嘎查/社区 from a CSV: first what would change, then the change itself.

Rules, links and clearances refer to codes, so a new name, another parent or an end date breaks
none of them; nothing is ever deleted.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from content.signals import terms_rearranged
from mongolian.lint import CYRILLIC, FOREIGN_LETTER, PRIVATE_USE, UNSHAPEABLE, lint

from .models import Confidence, Region

COLUMNS = ("code", "parent", "zh", "mn", "kind", "confidence", "also_under", "since", "until")
CODE = re.compile(r"[0-9]{6}(?:[0-9]{3}){0,2}")
#: Dates as we write them, and as a spreadsheet writes them back.
_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
#: What is left of a letter that was lost when the file was saved, and what no name contains.
_LOST = re.compile(r"[?\ufffd\x00-\x1f]")
_FATAL = {CYRILLIC, FOREIGN_LETTER, PRIVATE_USE, UNSHAPEABLE}


@dataclass(frozen=True)
class Row:
    """One line of the file, checked."""

    line: int
    code: str
    parent: str
    values: dict[str, Any]
    also_under: tuple[str, ...] = ()


@dataclass
class Plan:
    """What the file would do. It can be carried out when nothing is wrong."""

    rows: list[Row] = field(default_factory=list)
    #: A sentence for each thing that would change.
    changes: list[str] = field(default_factory=list)
    #: A sentence for each bad line, beginning with its number.
    mistakes: list[str] = field(default_factory=list)


def plan(lines: Iterable[str]) -> Plan:
    """Read the CSV (first line: the columns) and compare it with what is there. Writes nothing."""
    found, reader = Plan(), csv.DictReader(lines)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        found.mistakes.append(_("第 1 行：缺少列 %(names)s。") % {"names": "、".join(missing)})
        return found
    above = _tree()
    for line, raw in enumerate(_read(reader, found), start=2):
        row = {key: (raw.get(key) or "").strip() for key in COLUMNS}
        wrong = list(_mistakes(row, above, {one.code for one in found.rows}))
        if wrong:
            found.mistakes += [f"第 {line} 行：{sentence}" for sentence in wrong]
            continue
        above[row["code"]] = row["parent"]
        found.rows.append(_checked(line, row))
    found.changes = [sentence for row in found.rows for sentence in _changes(row)]
    return found


def _read(reader: Iterator[dict[str, Any]], found: Plan) -> Iterator[dict[str, Any]]:
    """The lines; where the file can be read no further, that is a mistake and the end."""
    read = 0
    try:
        for row in reader:
            read += 1
            yield row
    except csv.Error:
        words = _("第 %(line)d 行：读不下去，像是少了一个引号，或者一格太长。")
        found.mistakes.append(words % {"line": read + 2})


def present() -> Iterator[list[str]]:
    """What is there, as the lines of such a file: to be mended and taken in again."""
    yield list(COLUMNS)
    above = _tree()
    for region in Region.objects.filter(depth__gt=1).order_by("path"):
        homes = " ".join(sorted(region.also_under.values_list("code", flat=True)))
        days = [day.isoformat() if day else "" for day in (region.valid_from, region.valid_until)]
        names = [region.name_zh, region.name_mn, region.kind, region.mn_confidence]
        yield [region.code, above[region.code], *names, homes, *days]


def _tree() -> dict[str, str]:
    """Each division with the one above it; the city stands under none."""
    rows = list(Region.objects.values_list("code", "path"))
    by_path = {path: code for code, path in rows}
    return {code: by_path.get(path[: -Region.steplen], "") for code, path in rows}


@transaction.atomic
def carry_out(wanted: Plan) -> int:
    """Do what `plan` said; how many regions changed. Raises ValueError if it is bad."""
    if wanted.mistakes:
        raise ValueError("the file has mistakes")
    changed = [row for row in wanted.rows if list(_changes(row))]
    for row in changed:
        _write(row)
    return len(changed)


def _mistakes(row: dict[str, str], above: dict[str, str], earlier: set[str]) -> Iterator[str]:
    if not CODE.fullmatch(row["code"]):
        yield _("代码“%(code)s”应是 6、9 或 12 位数字。") % {"code": row["code"]}
    if row["code"] in earlier:
        yield _("代码 %(code)s 在文件里出现了两次。") % {"code": row["code"]}
    yield from _misplaced(row, above)
    yield from _misnamed(row)
    if row["confidence"] not in Confidence.values:
        yield _("可信度“%(word)s”应是 approved、high、medium 或 low。") % {
            "word": row["confidence"]
        }
    yield from _date_mistakes(row)


def _misplaced(row: dict[str, str], above: dict[str, str]) -> Iterator[str]:
    for code in [row["parent"], *row["also_under"].split()]:
        if code not in above:
            yield _("上级“%(code)s”不存在，也不在前面的行里。") % {"code": code}
    if row["parent"] == row["code"] or row["code"] in row["also_under"].split():
        yield _("不能是自己的上级。")
    elif row["code"] in _line(row["parent"], above):
        yield _("不能放在自己的下级“%(code)s”之下。") % {"code": row["parent"]}


def _misnamed(row: dict[str, str]) -> Iterator[str]:
    if not row["zh"]:
        yield _("没有中文名称。")
    for name, column in (("name_zh", "zh"), ("name_mn", "mn"), ("kind", "kind")):
        longest = getattr(Region._meta.get_field(name), "max_length", None)
        if longest and len(row[column]) > longest:
            yield _("“%(name)s”最多 %(n)d 个字符。") % {"name": _label(name), "n": longest}
        if _LOST.search(row[column]):
            words = _("“%(name)s”里有字在保存时丢了；请在表格软件里另存为“CSV UTF-8”。")
            yield words % {"name": _label(name)}
    for finding in lint(row["mn"]):
        if finding.code in _FATAL:
            yield _("蒙古文名称：%(problem)s") % {"problem": finding.message}


def _line(code: str, above: dict[str, str]) -> Iterator[str]:
    while code:
        yield code
        code = above.get(code, "")


def _date_mistakes(row: dict[str, str]) -> Iterator[str]:
    dates: list[date] = []
    for name in ("since", "until"):
        try:
            dates += [day for day in [_day(row[name])] if day]
        except ValueError:
            yield _("日期“%(text)s”应写成 2026-01-31。") % {"text": row[name]}
    if len(dates) == 2 and dates[0] >= dates[1]:
        yield _("结束日期应晚于开始日期。")


def _checked(line: int, row: dict[str, str]) -> Row:
    values = {
        "name_zh": row["zh"],
        "name_mn": row["mn"],
        "kind": row["kind"],
        "mn_confidence": row["confidence"],
        "valid_from": _day(row["since"]),
        "valid_until": _day(row["until"]),
    }
    return Row(line, row["code"], row["parent"], values, tuple(sorted(row["also_under"].split())))


def _day(text: str) -> date | None:
    if not text:
        return None
    written = _DAY.fullmatch(text)
    if written is None:
        raise ValueError(text)
    return date(*map(int, written.groups()))


def _changes(row: Row) -> Iterator[str]:
    region = Region.objects.filter(code=row.code).first()
    if region is None:
        yield _("新增 %(code)s %(name)s") % {"code": row.code, "name": row.values["name_zh"]}
        return
    for name, new in row.values.items():
        old = getattr(region, name)
        if old != new:
            yield f"{row.code} {_label(name)}：{old or '—'} → {new or '—'}"
    parent = region.get_parent()
    if parent and parent.code != row.parent:
        yield _("%(code)s 改属：%(old)s → %(new)s") % {
            "code": row.code, "old": parent.code, "new": row.parent,
        }  # fmt: skip
    homes = tuple(sorted(region.also_under.values_list("code", flat=True)))
    if homes != row.also_under:
        yield _("%(code)s 也属于：%(new)s") % {
            "code": row.code, "new": "、".join(row.also_under) or "—",
        }  # fmt: skip


def _label(name: str) -> str:
    labels = {field.name: field.verbose_name for field in Region._meta.fields}
    return str(labels[name])


def _write(row: Row) -> None:
    parent = Region.objects.get(code=row.parent)
    values = {**row.values, "edited": True}
    if not Region.objects.filter(code=row.code).update(**values):
        parent.add_child(code=row.code, **values)
    region = Region.objects.get(code=row.code)
    present = region.get_parent()
    if present is None or present.pk != parent.pk:
        region.move(parent, pos="last-child")
        region = Region.objects.get(code=row.code)
    region.also_under.set(Region.objects.filter(code__in=row.also_under))
    terms_rearranged.send(sender=Region, terms=[region])

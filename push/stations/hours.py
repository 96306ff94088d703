"""When a station is open: lines as people write them, read as a week of spans.

Minutes are counted from midnight; 24:00 is the day's end.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DAYS = 7
_END = 24 * 60
#: How far ahead the next opening is looked for.
_AHEAD = 8
_NAMES = {name: day for day, name in enumerate("一二三四五六日")} | {"天": 6}
_DAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_GROUPS = {"每天": range(7), "工作日": range(5), "周末": (5, 6)}
_LINE = re.compile(rf"^(?P<days>每天|工作日|周末|{_DAY}(?:[至到、和-]{_DAY})*)?(?P<rest>.*)$")
_SPAN = re.compile(r"^(\d{1,2}):(\d{2})[-至到](\d{1,2}):(\d{2})$")
_WRITTEN = str.maketrans("０１２３４５６７８９：－–—~～，；,;、", "0123456789:-----" + " " * 5)
_CLOSED = ("休息", "不开", "关闭")

Span = tuple[int, int]
Week = tuple[tuple[Span, ...], ...]


class BadHours(ValueError):
    """A line that cannot be read; `why` is a sentence for the person who wrote it."""

    def __init__(self, line: str, why: object) -> None:
        super().__init__(f"{line}: {why}")
        self.line, self.why = line, why


@dataclass(frozen=True)
class Now:
    """Whether a place is open at a moment, and when that changes; never when `at` is None."""

    open: bool
    at: datetime | None
    pausing: bool = False


def week(text: str) -> Week:
    """The spans of each day, Monday first; a later line decides about the days it names.

    Raises BadHours naming the line.
    """
    days: list[tuple[Span, ...]] = [()] * DAYS
    for line in filter(None, (line.strip() for line in text.splitlines())):
        named, spans = _read(line)
        for day in named:
            days[day] = spans
    return tuple(days)


def valid(text: str) -> None:
    """Raise ValidationError, with the line and what is wrong with it, for hours not understood."""
    try:
        week(text)
    except BadHours as bad:
        raise ValidationError(f"“{bad.line}”：{bad.why}", code="invalid") from bad


def written(spans: tuple[Span, ...]) -> list[str]:
    """The spans of a day as `08:30-11:30`."""
    return [f"{_clock(opens)}-{_clock(closes)}" for opens, closes in spans]


def runs(of: Week) -> list[tuple[int, int, tuple[Span, ...]]]:
    """First day, last day and spans of neighbouring days that are alike."""
    found: list[tuple[int, int, tuple[Span, ...]]] = []
    for day, spans in enumerate(of):
        if found and found[-1][2] == spans:
            found[-1] = (found[-1][0], day, spans)
        else:
            found.append((day, day, spans))
    return found


def now(of: Week, moment: datetime, pause: tuple[date, date] | None = None) -> Now | None:
    """Whether it is open at `moment` (local time) by its week; None when it never is.

    Through the days of `pause` it is closed whatever the week says.
    """
    if not any(of):
        return None
    pausing = bool(pause and pause[0] <= moment.date() <= pause[1])
    last = max(moment.date(), pause[1] if pause and pausing else moment.date())
    ahead = (last - moment.date()).days + _AHEAD
    opened = _intervals(of, moment, ahead, pause)
    for opens, closes in opened:
        if opens <= moment < closes:
            ends = closes < _midnight(moment, ahead)
            return Now(open=True, at=closes if ends else None)
    later = next((opens for opens, _closes in opened if opens > moment), None)
    return Now(open=False, at=later, pausing=pausing)


def _intervals(
    of: Week, moment: datetime, ahead: int, pause: tuple[date, date] | None
) -> list[tuple[datetime, datetime]]:
    """Opened to closed through the coming days; what meets at midnight is one."""
    found: list[tuple[datetime, datetime]] = []
    for further in range(ahead):
        start = _midnight(moment, further)
        if pause and pause[0] <= start.date() <= pause[1]:
            continue
        for opens, closes in of[start.weekday()]:
            begun = start + timedelta(minutes=opens)
            if found and found[-1][1] == begun:
                begun = found.pop()[0]
            found.append((begun, start + timedelta(minutes=closes)))
    return found


def _midnight(moment: datetime, further: int) -> datetime:
    day = moment.date() + timedelta(days=further)
    return datetime.combine(day, time.min, tzinfo=moment.tzinfo)


def _read(line: str) -> tuple[list[int], tuple[Span, ...]]:
    """The days that a line names and their spans."""
    found = _LINE.match(re.sub(r"\s*([至到-])\s*", r"\1", _plain(line)))
    days, rest = (found["days"] or "每天", found["rest"].split()) if found else ("", [])
    if not days or not rest:
        raise BadHours(line, _("没有写时间"))
    if len(rest) == 1 and rest[0] in _CLOSED:
        return _days(days, line), ()
    spans = sorted(_span(piece, line) for piece in rest)
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        raise BadHours(line, _("两段时间重叠了"))
    return _days(days, line), tuple(spans)


def _plain(line: str) -> str:
    """The line with one kind of digits and dashes; 、 stays between names of days."""
    kept = re.sub(rf"({_DAY})\s*、\s*(?={_DAY})", r"\1和", line)
    return re.sub(rf"({_DAY}|每天|工作日|周末)\s*[:：]", r"\1 ", kept).translate(_WRITTEN)


def _days(text: str, line: str) -> list[int]:
    if text in _GROUPS:
        return list(_GROUPS[text])
    days = [_NAMES[name] for name in re.findall(r"[一二三四五六日天]", text)]
    if len(days) == 2 and re.search("[至到-]", text):
        if days[0] > days[1]:
            raise BadHours(line, _("星期的先后反了，请分两行写"))
        return list(range(days[0], days[1] + 1))
    if re.search("[至到-]", text):
        raise BadHours(line, _("一行里只写一个“至”，请分两行写"))
    return days


def _span(piece: str, line: str) -> Span:
    found = _SPAN.match(piece)
    if not found:
        raise BadHours(line, _("看不懂的部分，时间请写成 08:00-20:00"))
    hours, minutes, till, past = map(int, found.groups())
    opens, closes = hours * 60 + minutes, till * 60 + past
    if minutes > 59 or past > 59 or closes > _END:
        raise BadHours(line, _("没有这个时间"))
    if opens >= closes:
        raise BadHours(line, _("关门要晚于开门；过半夜的请分两行写"))
    return opens, closes


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"

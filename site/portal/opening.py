"""When a place is open, in the reader's words: sentences that say until when they hold."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mongolian.dates import WEEKDAYS, format_day_of_year
from push.stations import hours
from push.stations.models import Station

from . import languages

_WEEK = "一二三四五六日"
#: A pause is announced so long before.
_ANNOUNCED = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """Neighbouring days that are alike, and when it is open on them; never when no span stands."""

    days: str
    spans: list[str]


@dataclass(frozen=True)
class Opening:
    """When one station is open, what that means now, and until when that sentence is true."""

    rows: list[Row]
    now: str
    is_open: bool
    pause: str
    until: datetime


def opening(station: Station, language: str, moment: datetime) -> Opening:
    """A station's hours at `moment`, as a page says them; of a planned one never “open now”."""
    here = timezone.localtime(moment)
    pause = station.pause()
    state = hours.now(station.week(), here, pause) if station.is_active() else None
    midnight = timezone.make_aware(datetime.combine(here.date() + timedelta(days=1), time.min))
    return Opening(
        rows=[_row(run, language) for run in hours.runs(station.week()) if station.hours],
        now=_sentence(state, here, language) if state else "",
        is_open=bool(state and state.open),
        pause=_pause(pause, here.date(), language) if pause else "",
        until=min(midnight, state.at if state and state.at else midnight),
    )


def _row(run: tuple[int, int, tuple[hours.Span, ...]], language: str) -> Row:
    first, last, spans = run
    if (first, last) == (0, hours.DAYS - 1):
        return Row(_("每天"), hours.written(spans))
    ends = [first] if first == last else [first, last]
    between = "—" if language == languages.MONGOLIAN else "至"
    return Row(between.join(_weekday(day, language) for day in ends), hours.written(spans))


def _sentence(state: hours.Now, here: datetime, language: str) -> str:
    """Every one names the moment at which it ends, so that a page left open does not mislead."""
    if state.at is None:
        return _("现在开放，一天到晚都开") if state.open else _("暂停开放")
    clock = {"time": f"{state.at:%H:%M}"}
    if state.open:
        return _("现在开放，%(time)s 关门") % clock
    days = (state.at.date() - here.date()).days
    if state.pausing or days >= hours.DAYS:
        words = {**clock, "day": _date(state.at.date(), language)}
        return _("暂停开放，%(day)s %(time)s 再开") % words
    if days == 0:
        return _("现在没开，今天 %(time)s 开门") % clock
    if days == 1:
        return _("现在没开，明天 %(time)s 开门") % clock
    words = {**clock, "day": _weekday(state.at.weekday(), language)}
    return _("现在没开，%(day)s %(time)s 开门") % words


def _pause(pause: tuple[date, date], today: date, language: str) -> str:
    """The days of a pause that is near or has begun; nothing of one that is over or far."""
    if pause[1] < today or pause[0] > today + _ANNOUNCED:
        return ""
    first, last = (_date(day, language) for day in pause)
    if first == last:
        return _("%(day)s 不开") % {"day": first}
    return _("%(first)s 到 %(last)s 不开") % {"first": first, "last": last}


def _weekday(day: int, language: str) -> str:
    return WEEKDAYS[day] if language == languages.MONGOLIAN else f"周{_WEEK[day]}"


def _date(day: date, language: str) -> str:
    if language == languages.MONGOLIAN:
        return format_day_of_year(f"{day:%m-%d}")
    return date_format(day, "n月j日")

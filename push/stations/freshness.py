"""How long ago something was, in the words a keeper would use."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

#: A screen asks every minute; after so long its silence means something.
QUIET = timedelta(minutes=15)
SILENT = timedelta(days=1)


def ago(moment: datetime | None, now: datetime) -> str:
    """“刚刚”, “3 分钟前”, “从未联系”."""
    if moment is None:
        return _("从未联系")
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _("刚刚")
    if minutes < 60:
        return _("%(count)s 分钟前") % {"count": minutes}
    if minutes < 24 * 60:
        return _("%(count)s 小时前") % {"count": minutes // 60}
    return _("%(count)s 天前") % {"count": minutes // (24 * 60)}


def health(moment: datetime | None, now: datetime) -> str:
    """`never`, `fresh`, `quiet` or `silent`: how the words are to be coloured."""
    if moment is None:
        return "never"
    if now - moment < QUIET:
        return "fresh"
    return "quiet" if now - moment < SILENT else "silent"

"""Why something was refused, in sentences for the person who tried."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


class Refused(Exception):
    """Not done. `reasons` are sentences; nothing was written."""

    def __init__(self, reasons: Iterable[str] | str) -> None:
        self.reasons = [reasons] if isinstance(reasons, str) else list(reasons)
        super().__init__("；".join(self.reasons))


class NotEligible(Refused):
    """This person may not judge this text."""


class NotSubmittable(Refused):
    """The text is not ready to be judged, or this person may not submit it."""


class NotImportable(Refused):
    """A partner's article cannot be taken over like this."""


class NotSubmitted(Refused):
    """Nobody has asked for this judgement, or not for this text."""


class ChecklistIncomplete(Refused):
    """Something on the checklist is not ticked."""


class ClaimUnjudged(Refused):
    """A claim has no verdict of its own, or one that forbids approving."""


class CommentMissing(Refused):
    """Who asks for changes must say which."""


class TextChanged(Refused):
    """The text is not the one that was read."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(
            reason or _("您打开之后，文本又有改动。请重新阅读现在的文本，再提交意见。")
        )


class StaleTranslation(Refused):
    """The source has changed since this translation was made."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(
            reason or _("这篇译文是根据较早的原文翻译的。请先根据现在审定的原文更新译文，再审核。")
        )

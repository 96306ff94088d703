"""Why a screen is not enrolled, in words for the person who tries."""

from django.utils.translation import gettext as _


class EnrolmentRefused(Exception):
    """Nothing was enrolled; the message says why."""


class NotAllowed(EnrolmentRefused):
    """This person has no right to enrol screens."""

    def __init__(self) -> None:
        super().__init__(_("您没有登记屏幕的权限。"))


class UnknownCode(EnrolmentRefused):
    """No screen waits under this code: mistyped, expired or already used."""

    def __init__(self) -> None:
        super().__init__(_("没有屏幕在用这个代码：可能输错、已过期（15 分钟）或已用过。"))


class TooManyTries(EnrolmentRefused):
    """Five wrong codes; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        minutes = -(-seconds // 60)
        super().__init__(_("输错次数太多，请 %(minutes)s 分钟后再试。") % {"minutes": minutes})


class StationRetired(EnrolmentRefused):
    """A retired station takes no screen."""

    def __init__(self) -> None:
        super().__init__(_("这个e站已停用，不能登记屏幕。"))


class StationTaken(EnrolmentRefused):
    """The station has a screen, and nobody said that it is to be replaced."""

    def __init__(self, fingerprint: str) -> None:
        super().__init__(
            _("这个e站已有屏幕（指纹 %(fingerprint)s）。要换新屏幕，请勾选“换下现有屏幕”。")
            % {"fingerprint": fingerprint}
        )


class KeyRevoked(EnrolmentRefused):
    """This device's key has been revoked and is never believed again."""

    def __init__(self) -> None:
        super().__init__(_("这台设备的密钥已被吊销，请先在设备上重置。"))

"""E-stations, the keys of their screens, and what a screen goes through to become one."""

from datetime import date

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from push.documents.head import STATION

from .enums import ShownLanguage, StationState, StationType
from .hours import Week, week
from .hours import valid as valid_hours
from .querysets import DeviceKeyQuerySet, StationQuerySet
from .telephones import valid as valid_telephone


class Station(models.Model):
    """One e-station: a screen, the place it stands in, its keeper, and whom it serves."""

    code = models.CharField(
        _("编号"),
        max_length=32,
        unique=True,
        validators=[RegexValidator(rf"^{STATION.pattern}\Z", _("只能用字母、数字和 . _ -"))],
        help_text=_("全市唯一，例如 ES-150724-01；登记屏幕后不要再改。"),
    )
    name_zh = models.CharField(_("中文名称"), max_length=80)
    name_mn = models.CharField(_("蒙古文名称"), max_length=160, blank=True)
    region = models.ForeignKey(
        "taxonomy.Region",
        verbose_name=_("所在地区"),
        on_delete=models.PROTECT,
        related_name="stations",
    )
    station_type = models.CharField(_("类型"), max_length=10, choices=StationType.choices)
    language = models.CharField(
        _("显示语言"), max_length=10, choices=ShownLanguage.choices, default=ShownLanguage.BOTH
    )
    groups = models.ManyToManyField(
        "taxonomy.AudienceGroup", verbose_name=_("服务人群"), blank=True, related_name="+"
    )
    livelihoods = models.ManyToManyField(
        "taxonomy.Livelihood", verbose_name=_("生计类型"), blank=True, related_name="+"
    )
    topics = models.ManyToManyField(
        "taxonomy.Topic",
        verbose_name=_("主题"),
        blank=True,
        related_name="+",
        help_text=_("不选表示接收所有主题。"),
    )
    where_zh = models.CharField(
        _("具体位置"),
        max_length=120,
        blank=True,
        help_text=_("居民怎样找到，例如：村委会一楼大厅。"),
    )
    where_mn = models.CharField(_("具体位置（蒙古文）"), max_length=200, blank=True)
    hours = models.TextField(
        _("开放时间"),
        max_length=300,
        blank=True,
        validators=[valid_hours],
        help_text=_(
            "一行写一种日子，例如“周一至周五 08:30-11:30 14:30-17:30”，下一行“周六 09:00-12:00”；"
            "没写到的日子就是不开。每天一样，只写 08:00-20:00。"
        ),
    )
    closed_from = models.DateField(
        _("暂停开放，从哪天"),
        null=True,
        blank=True,
        help_text=_("过年、放假、修房子，都写在这里。"),
    )
    closed_until = models.DateField(_("到哪天（这天也不开）"), null=True, blank=True)
    keeper_name = models.CharField(_("站长"), max_length=40, blank=True)
    telephone = models.CharField(
        _("对外电话"),
        max_length=13,
        blank=True,
        validators=[valid_telephone],
        help_text=_("居民打这个号码能找到人：手机，或者带区号的座机，例如 0470-0000000。"),
    )
    show_keeper = models.BooleanField(_("对外公开站长姓名"), default=False)
    show_telephone = models.BooleanField(_("对外公开这个电话"), default=False)
    #: Names and numbers are personal data: nothing is shown that nobody has agreed to.
    agreed_by = models.CharField(
        _("谁同意公开"),
        max_length=80,
        blank=True,
        help_text=_("是谁、怎样同意的，例如：图雅本人，当面同意。只有工作人员看得到。"),
    )
    agreed_on = models.DateField(_("哪天同意的"), null=True, blank=True)
    sample = models.BooleanField(_("示例"), default=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=StationState.choices, default=StationState.PLANNED
    )
    #: The number of the last head; only ever grows (push.manifests.heads).
    seq = models.PositiveBigIntegerField(default=0, editable=False)
    last_contact_at = models.DateTimeField(_("最近联系"), null=True, blank=True, editable=False)
    last_shown_at = models.DateTimeField(_("最近展示"), null=True, blank=True, editable=False)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = _("e站")
        verbose_name_plural = _("e站")
        ordering = ["code"]
        permissions = [("enrol_station", _("登记和停用屏幕"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(show_keeper=False, show_telephone=False)
                | (~Q(agreed_by="") & Q(agreed_on__isnull=False)),
                name="nothing_personal_shown_without_consent",
                violation_error_message=_("要公开姓名或电话，先写清谁在哪天同意的。"),
            ),
            models.CheckConstraint(
                condition=Q(closed_from=None, closed_until=None)
                | Q(closed_from__isnull=False, closed_until__gte=models.F("closed_from"))
                & Q(closed_until__isnull=False),
                name="a_pause_ends_after_it_begins",
                violation_error_message=_("暂停开放要写清从哪天到哪天，先后不能反。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_zh}（{self.code}）"

    def names(self) -> dict[str, str]:
        """Both names by language code; the Chinese one where there is no Mongolian."""
        return {"zh-hans": self.name_zh, "mvf": self.name_mn or self.name_zh}

    def wheres(self) -> dict[str, str]:
        """Where it stands, by language code; empty where nobody has said so."""
        return {"zh-hans": self.where_zh, "mvf": self.where_mn or self.where_zh}

    def is_active(self) -> bool:
        """Whether it has a screen that is meant to be on."""
        return self.state == StationState.ACTIVE

    def public_keeper(self) -> str:
        """The keeper's name, if it may be shown."""
        return self.keeper_name if self.show_keeper else ""

    def public_telephone(self) -> str:
        """The number residents may call, if it may be shown."""
        return self.telephone if self.show_telephone else ""

    def week(self) -> Week:
        """When it is open, day by day."""
        return week(self.hours)

    def pause(self) -> tuple[date, date] | None:
        """The first and last day on which it is closed whatever its hours say."""
        if self.closed_from and self.closed_until:
            return self.closed_from, self.closed_until
        return None


class PrivateContact(models.Model):
    """How staff reach a station's keeper: sealed, in a table that no public page may read."""

    station = models.OneToOneField(
        Station, on_delete=models.CASCADE, primary_key=True, related_name="private_contact"
    )
    sealed = models.TextField(editable=False)

    def __str__(self) -> str:
        return f"private contact of {self.station_id}"


class DeviceKey(models.Model):
    """The public key of one screen.

    In use until it is replaced (another screen took the place) or revoked (stolen, lost): then it
    is told to wipe itself at its next contact. What a revoked one reports is never believed again.
    """

    station = models.ForeignKey(
        Station, verbose_name=_("e站"), on_delete=models.PROTECT, related_name="keys"
    )
    public_key = models.CharField(max_length=43, editable=False)
    fingerprint = models.CharField(_("指纹"), max_length=4)
    agent = models.CharField(_("程序版本"), max_length=40, blank=True)
    enrolled_at = models.DateTimeField(_("登记时间"))
    enrolled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    replaced_at = models.DateTimeField(_("换下时间"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("吊销时间"), null=True, blank=True)

    objects = DeviceKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("屏幕密钥")
        verbose_name_plural = _("屏幕密钥")
        ordering = ["-enrolled_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["station"],
                condition=Q(replaced_at=None, revoked_at=None),
                name="one_key_in_use_per_station",
            ),
            models.UniqueConstraint(
                fields=["public_key"],
                condition=Q(replaced_at=None, revoked_at=None),
                name="one_station_per_key_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fingerprint} · {self.station_id}"

    @property
    def in_use(self) -> bool:
        """Whether this is its station's key now."""
        return self.replaced_at is None and self.revoked_at is None


class Enrolment(models.Model):
    """A screen that shows a code and waits for a person. Lives 15 minutes, works once."""

    device_code_hash = models.CharField(max_length=64, unique=True)
    user_code = models.CharField(max_length=8, unique=True)
    public_key = models.CharField(max_length=43)
    fingerprint = models.CharField(max_length=4)
    agent = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    decided_at = models.DateTimeField(null=True)
    #: The key that came of it; none when a person has refused.
    key = models.OneToOneField(DeviceKey, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("屏幕登记")
        verbose_name_plural = _("屏幕登记")

    def __str__(self) -> str:
        return f"{self.fingerprint} {self.created_at:%Y-%m-%d %H:%M}"


class WrongCode(models.Model):
    """Somebody typed a code that belongs to no waiting screen; too many, and they must wait."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="wrong_code_person_at")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d %H:%M}"


class Nonce(models.Model):
    """Something to sign, once, within a minute."""

    value = models.CharField(max_length=32, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"nonce {self.pk}"


class Token(models.Model):
    """What a screen that has proved its key carries for an hour. Only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    key = models.ForeignKey(DeviceKey, on_delete=models.CASCADE, related_name="tokens")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"token {self.pk}"

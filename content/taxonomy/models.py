"""Where, for whom and about what: the controlled vocabulary that pages, rules and stations share.

Every term has a stable code; texts, rules and clearances refer to codes, never to names, so a
term can be renamed without touching anything that uses it.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from .calendar import BadDay, day_of_year
from .querysets import TreeQuerySet


class Confidence(models.TextChoices):
    """How sure we are of a Mongolian name, from the glossary's column."""

    APPROVED = "approved", _("已由母语者核定")
    HIGH = "high", _("较高：见于内蒙古出处")
    MEDIUM = "medium", _("中：机器起草，有旁证")
    LOW = "low", _("低：机器起草，待核定")


class Term(models.Model):
    """A stable code with a name in each language."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name_zh = models.CharField(_("中文名称"), max_length=80)
    name_mn = models.CharField(_("蒙古文名称"), max_length=160)
    mn_confidence = models.CharField(
        _("蒙古文名称可信度"), max_length=10, choices=Confidence.choices, default=Confidence.LOW
    )
    #: A merged term stays, so that its code means the other one for ever. One step, never a chain.
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("已并入"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    #: Changed by a person: loading the vocabulary again leaves its names alone.
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        if self.merged_into is None:
            return self.name_zh
        into = self.merged_into.name_zh
        return gettext("%(name)s（已并入%(into)s）") % {"name": self.name_zh, "into": into}

    def names(self) -> dict[str, str]:
        """Both names by language code."""
        return {"zh-hans": self.name_zh, "mvf": self.name_mn}

    def name(self, language: str) -> str:
        """The name in `language`, or the Chinese one where there is none."""
        return self.names().get(language) or self.name_zh


class Region(MP_Node, Term):
    """An administrative division, by the national division code (GB/T 2260)."""

    kind = models.CharField(_("类别"), max_length=20)
    #: A farm or a community can belong to a second banner as well; a rule for either means it.
    also_under = models.ManyToManyField(
        "self", verbose_name=_("也属于"), blank=True, symmetrical=False, related_name="also_holds"
    )
    valid_from = models.DateField(_("设立日期"), null=True, blank=True)
    valid_until = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")

    def lineage(self) -> list["Region"]:
        """This region and everything above it, from the top."""
        return [*self.get_ancestors(), self]


class SortedTerm(Term):
    """A term of a short list with an order of its own."""

    position = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]


class TreeTerm(SortedTerm):
    """A term that may stand under another: what is said of the upper one includes it."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    objects = TreeQuerySet.as_manager()

    class Meta(SortedTerm.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse a parent that stands below the term itself."""
        seen: TreeTerm | None = self.parent
        while seen is not None:
            if seen.pk == self.pk:
                raise ValidationError({"parent": gettext("不能放在自己或自己的下级之下。")})
            seen = seen.parent


class AudienceGroup(TreeTerm):
    """One of the plan's five priority groups (《全民科学素质行动计划纲要》), or a part of one."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("目标人群")
        verbose_name_plural = _("目标人群")


class Livelihood(SortedTerm):
    """牧区, 农区, 林区 or 城镇: crossed with the audience group."""

    class Meta(SortedTerm.Meta):
        verbose_name = _("生计类型")
        verbose_name_plural = _("生计类型")


class Topic(TreeTerm):
    """What a text is about, in a tree of the plan's themes; also the section it stands in."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")


class Phase(SortedTerm):
    """A time of the herding and farming year: 接羔, 防火期, 打草, 越冬 …"""

    class Meta(SortedTerm.Meta):
        verbose_name = _("时节")
        verbose_name_plural = _("时节")


def _month_and_day(text: str) -> None:
    try:
        day_of_year(text)
    except BadDay as error:
        raise ValidationError(gettext("日期要写成月和日，例如 03-15。")) from error


def _in_words(text: str) -> str:
    """A day as it is said; as it was typed, where that is no day (a form is shown again)."""
    try:
        day_of_year(text)
    except BadDay:
        return text
    month, day = text.split("-")
    return gettext("%(month)d月%(day)d日") % {"month": int(month), "day": int(day)}


class PhaseDates(models.Model):
    """When a phase is, each year, in one region and all below it that say nothing of their own.

    A phase may have several spans (the fire season has two), and a span may pass the new year.
    """

    phase = models.ForeignKey(
        Phase, verbose_name=_("时节"), on_delete=models.CASCADE, related_name="dates"
    )
    region = models.ForeignKey(
        Region, verbose_name=_("地区"), on_delete=models.CASCADE, related_name="phase_dates"
    )
    starts = models.CharField(
        _("开始"),
        max_length=5,
        blank=True,
        validators=[_month_and_day],
        help_text=_("月-日，例如 11-01"),
    )
    ends = models.CharField(
        _("结束"),
        max_length=5,
        blank=True,
        validators=[_month_and_day],
        help_text=_("含当天；比开始早就是跨年，例如 11-01 到 03-10"),
    )
    absent = models.BooleanField(
        _("本地没有这个时节"), default=False, help_text=_("勾选后不再沿用上级的日期。")
    )

    class Meta:
        ordering = ["phase", "region__path", "starts"]
        verbose_name = _("时节日期")
        verbose_name_plural = _("时节日期")

    def __str__(self) -> str:
        return f"{self.phase} · {self.region}：{self.span()}"

    def span(self) -> str:
        """From when to when, in words."""
        if self.absent:
            return gettext("本地没有这个时节")
        over = self.starts > self.ends
        pattern = gettext("%(from)s到次年%(to)s") if over else gettext("%(from)s到%(to)s")
        return pattern % {"from": _in_words(self.starts), "to": _in_words(self.ends)}

    def clean(self) -> None:
        """Refuse half a span; where there is no such phase, none is kept."""
        if self.absent:
            self.starts = self.ends = ""
        elif not (self.starts and self.ends):
            raise ValidationError(gettext("请填写开始和结束，或勾选“本地没有这个时节”。"))

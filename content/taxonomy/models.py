"""Where, for whom and about what: the controlled vocabulary that pages, rules and stations share.

Every term has a stable code; texts, rules and clearances refer to codes, never to names, so a
term can be renamed without touching anything that uses it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


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

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_zh

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


class AudienceGroup(SortedTerm):
    """One of the plan's five priority groups (《全民科学素质行动计划纲要》 实施方案)."""

    class Meta(SortedTerm.Meta):
        verbose_name = _("目标人群")
        verbose_name_plural = _("目标人群")


class Livelihood(SortedTerm):
    """牧区, 农区, 林区 or 城镇: crossed with the audience group."""

    class Meta(SortedTerm.Meta):
        verbose_name = _("生计类型")
        verbose_name_plural = _("生计类型")


class Topic(SortedTerm):
    """What a text is about; also the section of the site it stands in."""

    class Meta(SortedTerm.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")

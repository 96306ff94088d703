"""What public search knows: a projection of the current publications, and the editors' words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.release.asking import publication_at
from content.release.models import Publication
from outbox.models import Durable

from .analysis import parse_groups
from .analysis.questions import subject_of
from .querysets import AskedQuerySet, EntryQuerySet, NameQuerySet, PinQuerySet


class Entry(models.Model):
    """One current publication as search shows it. Its keys lie in the engine's own table."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    #: The pair that it leads to: of an addition, the pair that it adds to.
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(_("语言"), max_length=10)
    title = models.CharField(_("标题"), max_length=255)
    text = models.TextField(_("正文"), blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("搜索条目")
        verbose_name_plural = _("搜索条目")

    def __str__(self) -> str:
        return self.title


class EntryTerm(models.Model):
    """One code of one facet that an entry can be narrowed by."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="terms")
    facet = models.CharField(max_length=20)
    code = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("搜索筛选项")
        verbose_name_plural = _("搜索筛选项")
        constraints = [
            models.UniqueConstraint(fields=["facet", "code", "entry"], name="one_term_per_entry")
        ]

    def __str__(self) -> str:
        return f"{self.facet}:{self.code}"


class IndexState(models.Model):
    """Which of the two key tables answers, and by which analyser it was made."""

    active = models.CharField(max_length=1, default="a")
    building = models.CharField(max_length=1, blank=True)
    analyser = models.CharField(max_length=60, blank=True)
    #: Since when the active one answers.
    since = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("搜索索引")
        verbose_name_plural = _("搜索索引")

    def __str__(self) -> str:
        return f"{self.active} {self.analyser}"

    @property
    def other(self) -> str:
        """The table that does not answer now."""
        return "b" if self.active == "a" else "a"

    @property
    def written(self) -> list[str]:
        """The tables that a change must be written to."""
        return [self.active, self.building] if self.building else [self.active]


class NameKind(models.TextChoices):
    """Where a name comes from."""

    TITLE = "title", _("标题")
    WORD = "word", _("词语")


class Name(models.Model):
    """What something is called, which a reader may be typing, and how it sounds."""

    text = models.CharField(_("名称"), max_length=255)
    language = models.CharField(_("语言"), max_length=10)
    kind = models.CharField(_("类别"), max_length=10, choices=NameKind.choices)
    entry = models.ForeignKey(
        Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="names"
    )
    folded = models.CharField(max_length=300)
    #: Syllables between spaces, the same without spaces, and their first letters.
    sound = models.CharField(max_length=1000, blank=True)
    typed = models.CharField(max_length=1000, blank=True)
    initials = models.CharField(max_length=300, blank=True)
    #: Mongolian words by skeleton, between spaces.
    skeletons = models.CharField(max_length=1000, blank=True)

    objects = NameQuerySet.as_manager()

    class Meta:
        verbose_name = _("搜索名称")
        verbose_name_plural = _("搜索名称")

    def __str__(self) -> str:
        return self.text


class SynonymGroup(models.Model):
    """Folk and scientific names of one thing, the preferred name first."""

    names = models.TextField(
        _("名称"), help_text=_("同一事物的各种叫法，用逗号分开，规范名称写在最前面。")
    )

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ["names"]

    def __str__(self) -> str:
        return self.names

    def clean(self) -> None:
        """Refuse a group of one."""
        if not parse_groups(self.names.replace("\n", ",")):
            raise ValidationError({"names": _("请至少写两个名称，用逗号分开。")})


class Pin(models.Model):
    """An article that stands first for one query, because an editor said so."""

    query = models.CharField(
        _("搜索词"), max_length=100, help_text=_("读者输入的词。繁简、全角半角和问句的写法不影响。")
    )
    address = models.CharField(
        _("文章地址"),
        max_length=200,
        help_text=_("公开文章的地址，例如 /zh-hans/health/brucellosis/。两种语言都会置顶。"),
    )
    subject = models.CharField(max_length=200, db_index=True, editable=False)
    translation_key = models.UUIDField(editable=False)

    objects = PinQuerySet.as_manager()

    class Meta:
        verbose_name = _("置顶结果")
        verbose_name_plural = _("置顶结果")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "translation_key"], name="one_pin_per_query_and_pair"
            )
        ]

    def __str__(self) -> str:
        return f"{self.query} → {self.address}"

    def clean(self) -> None:
        """Refuse what is no address of a public article, and a query that asks for nothing."""
        self.subject = subject_of(self.query)
        language, _slash, path = self.address.strip().strip("/").partition("/")
        publication = publication_at(language, path)
        if publication is None:
            raise ValidationError({"address": _("这个地址没有公开的文章。")})
        if not self.subject:
            raise ValidationError({"query": _("请写出要搜索的词。")})
        self.translation_key = publication.translation_key


class AskedQuery(models.Model):
    """How often something was asked in one week. Nothing about who asked."""

    week = models.DateField(_("周"))
    language = models.CharField(_("语言"), max_length=10)
    region = models.CharField(_("地区"), max_length=40, blank=True)
    text = models.CharField(_("搜索词"), max_length=60)
    times = models.PositiveIntegerField(_("次数"), default=0)
    in_vain = models.PositiveIntegerField(_("没有找到"), default=0)

    objects = AskedQuerySet.as_manager()

    class Meta:
        verbose_name = _("搜索记录")
        verbose_name_plural = _("搜索记录")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "language", "region", "text"], name="one_count_per_query_and_week"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Shipment(Durable):
    """An entry that Elasticsearch has to be told of: what it is now, or that it is gone."""

    entry = models.BigIntegerField()
    #: Left by a build: the build is complete when none of these is left.
    building = models.BooleanField(default=False)

    class Meta(Durable.Meta):
        verbose_name = _("待同步的搜索条目")
        verbose_name_plural = _("待同步的搜索条目")

    def __str__(self) -> str:
        return f"{self.entry} {self.state}"


class ClusterState(models.Model):
    """Where the making of an index in Elasticsearch stands."""

    wanted = models.BooleanField(default=False)
    building = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("搜索集群")
        verbose_name_plural = _("搜索集群")

    def __str__(self) -> str:
        return "building" if self.building else "whole"

"""What public search knows: a projection of the current publications, and the editors' words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.release.models import Publication
from outbox.models import Durable

from .querysets import EntryQuerySet


class Entry(models.Model):
    """One current publication as search shows it. Its keys lie in the engine's own table."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
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

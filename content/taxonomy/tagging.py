"""The mixin by which a page says where, for whom and about what it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField


class Tagged(models.Model):
    """Regions, audience groups, livelihoods and topics. They propose the audience of a push."""

    regions = ParentalManyToManyField("taxonomy.Region", verbose_name=_("适用地区"), blank=True)
    groups = ParentalManyToManyField(
        "taxonomy.AudienceGroup", verbose_name=_("目标人群"), blank=True
    )
    livelihoods = ParentalManyToManyField(
        "taxonomy.Livelihood", verbose_name=_("生计类型"), blank=True
    )
    topics = ParentalManyToManyField("taxonomy.Topic", verbose_name=_("主题"), blank=True)

    FACETS = ("regions", "groups", "livelihoods", "topics")

    class Meta:
        abstract = True

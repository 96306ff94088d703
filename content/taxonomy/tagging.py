"""The mixin by which a page says where, for whom, about what and for which time it is."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from .models import AudienceGroup, Livelihood, Phase, Region, Term, Topic

#: Each facet of a page, and of its frozen content, with its vocabulary.
TERMS: Mapping[str, type[Term]] = {
    "regions": Region,
    "groups": AudienceGroup,
    "livelihoods": Livelihood,
    "topics": Topic,
    "seasons": Phase,
}


class Tagged(models.Model):
    """Regions, audience groups, livelihoods, topics and phases of the year.

    All but the phases propose the audience of a push.
    """

    regions = ParentalManyToManyField("taxonomy.Region", verbose_name=_("适用地区"), blank=True)
    groups = ParentalManyToManyField(
        "taxonomy.AudienceGroup", verbose_name=_("目标人群"), blank=True
    )
    livelihoods = ParentalManyToManyField(
        "taxonomy.Livelihood", verbose_name=_("生计类型"), blank=True
    )
    topics = ParentalManyToManyField("taxonomy.Topic", verbose_name=_("主题"), blank=True)
    seasons = ParentalManyToManyField(
        "taxonomy.Phase",
        verbose_name=_("时节"),
        blank=True,
        help_text=_("到了这个时节，首页和当地的页面会把文章放在前面；日期在“分类”里按旗市区设定。"),
    )

    FACETS = tuple(TERMS)

    class Meta:
        abstract = True

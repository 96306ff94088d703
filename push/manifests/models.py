"""What stations fetch: prepared objects, and what each station's last head named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import StationObjectQuerySet


class StationObject(models.Model):
    """The article object of one publication, in the public store, with its approval.

    Without an attestation while the signer refuses it; `refused` says why.
    """

    publication = models.OneToOneField(
        "release.Publication", on_delete=models.PROTECT, related_name="station_object"
    )
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("字节"))
    #: [{sha256, size, mime}]: the picture files a station fetches with it.
    media = models.JSONField(default=list)
    attestation = models.TextField(blank=True)
    #: The approve key that signed, and until when its word is good.
    kid = models.CharField(max_length=16, blank=True)
    not_after = models.DateTimeField(null=True)
    refused = models.CharField(_("签名被拒原因"), max_length=300, blank=True)
    tried_at = models.DateTimeField(_("最近尝试"))

    objects = StationObjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("e站内容包")
        verbose_name_plural = _("e站内容包")
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256[:12]


class NamedSet(models.Model):
    """What a station's last head named. Another set is a new number (Station.seq)."""

    station = models.OneToOneField(
        "stations.Station", on_delete=models.CASCADE, related_name="named_set"
    )
    manifest = models.CharField(max_length=64)
    deny = models.CharField(max_length=64)
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = _("e站清单")
        verbose_name_plural = _("e站清单")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.station_id}: {self.manifest[:12]}"

"""What every page with prose has: provenance, tags, and no way to publish itself."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PagePermissionTester, Site

from accounts.parts import in_part
from content.media.models import Licence
from content.taxonomy.tagging import Tagged


class Level(models.TextChoices):
    """Which of the two building levels wrote it (两级建设)."""

    CITY = "city", _("市级")
    BANNER = "banner", _("旗市区级")


class Origin(models.TextChoices):
    """Whether the text is our own work, made from another's, or a partner's taken over."""

    ORIGINAL = "original", _("原创")
    ADAPTED = "adapted", _("改编")
    PARTNER = "partner", _("引进")


class ReviewedPermissionTester(PagePermissionTester):
    """Nobody publishes a reviewed page from the page editor, superusers included; and everyone
    works in their own part only (`accounts.parts`), whatever their group may do elsewhere.

    Wagtail then keeps the work as a draft; `content.release` is the only way out.
    """

    def in_part(self) -> bool:
        """Whether the text is this person's own, or comes from a unit of their part."""
        own = bool(self.page.owner_id) and self.page.owner_id == self.user.pk
        return own or in_part(self.user, self.page.origin_unit)

    def can_edit(self) -> bool:
        return self.in_part() and super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.in_part() and super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        return self.in_part() and super().can_move()

    def can_copy(self) -> bool:
        return self.in_part() and super().can_copy()

    def can_lock(self) -> bool:
        return self.in_part() and super().can_lock()

    def can_unlock(self) -> bool:
        return self.in_part() and super().can_unlock()

    def can_view_revisions(self) -> bool:
        return self.in_part() and super().can_view_revisions()

    def can_publish(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


class NoDirectPublishTester(PagePermissionTester):
    """A page under which reviewed pages are made: new ones start as drafts."""

    def can_publish_subpage(self) -> bool:
        return False


class Provenance(models.Model):
    """Whose work a text is, and under which terms it may be passed on."""

    origin_unit = models.ForeignKey(
        "accounts.Unit", verbose_name=_("来源单位"), on_delete=models.PROTECT, related_name="+"
    )
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices, default=Level.CITY)
    licence = models.CharField(
        _("许可"), max_length=20, choices=Licence.choices, default=Licence.CC_BY_SA
    )
    origin = models.CharField(
        _("原创或改编"), max_length=10, choices=Origin.choices, default=Origin.ORIGINAL
    )
    adapted_from = models.CharField(
        _("改编自"),
        max_length=300,
        blank=True,
        help_text=_("改编的内容请写明原作者和原作品，读者会看到。"),
    )
    adapted_url = models.URLField(_("原文网址"), max_length=300, blank=True)

    class Meta:
        abstract = True


class PubliclyAddressed(models.Model):
    """A page whose public address is ours, since Wagtail's own serving is not mounted."""

    class Meta:
        abstract = True

    def public_path(self) -> str:
        """The address from the site's root, below the language; ends in a slash or is empty."""
        raise NotImplementedError

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Site, root address and path, for the admin's “view live” links."""
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            return None
        root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        language = self.locale.language_code  # type: ignore[attr-defined]
        return site.pk, root, f"/{language}/{self.public_path()}"


class ReviewedPage(PubliclyAddressed, Tagged, Provenance):
    """Mixin of every page type that carries prose and so needs a clearance."""

    is_sample = models.BooleanField(
        _("示例内容"), default=False, help_text=_("页面和屏幕上会标明“示例，未经专家审定”。")
    )
    urgent_until = models.DateTimeField(
        _("紧急通知，到什么时候为止"),
        null=True,
        blank=True,
        help_text=_("到这个时间为止，文章作为紧急通知排在首页和当地页面的最前面。平时不填。"),
    )

    #: The pair that this text adds to (content.pages.additions), or nothing.
    adds_to = models.UUIDField(_("是哪篇文章的本地补充"), null=True, blank=True)

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> ReviewedPermissionTester:
        return ReviewedPermissionTester(user, self)


class ListingPage(PubliclyAddressed, Page):
    """A page without prose of its own: it lists what has been released."""

    #: Nobody previews it: what it lists is public, and stands at its own address.
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> NoDirectPublishTester:
        return NoDirectPublishTester(user, self)

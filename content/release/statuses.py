"""Where each language version stands, asked of the database for a whole list at once."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.pages.models import ArticlePage
from content.review.models import Clearance, Submission
from content.translation.models import Pin

from .models import Publication


class Status(models.TextChoices):
    """What an editor says of a text. What has passed its review-by date comes before 已发布."""

    DRAFT = "draft", _("草稿")
    IN_REVIEW = "in_review", _("待审")
    TO_TRANSLATE = "to_translate", _("待译")
    READY = "ready", _("可发布")
    PUBLIC = "public", _("已发布")
    EXPIRED = "expired", _("已过期")


def with_status(pages: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """`pages` with `kepu_status`, one of Status: one query, however many they are."""
    public = Publication.objects.current().filter(page_id=OuterRef("pk"))
    asked = Submission.objects.open().filter(page_id=OuterRef("pk"))
    # Cleared, and nothing saved since: the desk compares the very texts before anything goes out.
    cleared = Clearance.objects.active().filter(
        page_id=OuterRef("pk"), granted_at__gte=OuterRef("latest_revision_created_at")
    )
    paired = Pin.objects.filter(Q(source_page_id=OuterRef("pk")) | Q(page_id=OuterRef("pk")))
    past = public.filter(review_by__lt=timezone.localdate())
    steps = [
        When(Exists(past), then=Value(Status.EXPIRED)),
        When(Exists(asked), then=Value(Status.IN_REVIEW)),
        When(Exists(public), then=Value(Status.PUBLIC)),
        When(Exists(cleared) & ~Exists(paired), then=Value(Status.TO_TRANSLATE)),
        When(Exists(cleared), then=Value(Status.READY)),
    ]
    return pages.annotate(kepu_status=Case(*steps, default=Value(Status.DRAFT)))


def tagged(pages: QuerySet[ArticlePage]) -> QuerySet[Any, Any]:
    """Each of `pages` with its language, once for each topic and group that it names."""
    return pages.order_by().values_list(
        "pk", "locale__language_code", "topics__code", "groups__code"
    )

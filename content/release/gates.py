"""The second lock in Python: a page's `live` is a true mirror of its publication.

A `pre_save` signal sees every way of saving a page (28 were tried: docs/adr/0005) but `.update()`,
which the database's trigger refuses (`locks`).
"""

from typing import Any, cast

from django.utils.translation import gettext as _
from wagtail.models import Page

from content.pages.fingerprint import fingerprint
from content.pages.models import ReviewedPage

from .models import Publication
from .rules import NotReleased

#: Columns that say nothing to a reader: saving only these needs no release.
BOOKKEEPING = {
    "draft_title", "latest_revision", "latest_revision_id", "latest_revision_created_at",
    "has_unpublished_changes", "last_published_at", "first_published_at", "locked", "locked_at",
    "locked_by", "locked_by_id", "owner", "owner_id", "expire_at", "go_live_at", "path", "depth",
    "numchild", "url_path", "translation_key", "alias_of", "alias_of_id",
}  # fmt: skip


def keep_mirror(sender: type, instance: Page, *, update_fields: Any = None, **kwargs: Any) -> None:
    """Coerce a page that would be born live to a draft; refuse any other unreleased change.

    Raises NotReleased.
    """
    if not _reviewed(instance):
        return
    if update_fields is not None and set(update_fields) <= BOOKKEEPING:
        return
    current = None if instance._state.adding else _current(instance)
    if instance.live and current is None:
        _coerce_or_refuse(instance)
    elif current is not None:
        _refuse_unless_same(instance, current)


def _reviewed(instance: Page) -> bool:
    return isinstance(instance, Page) and issubclass(instance.specific_class or Page, ReviewedPage)


def _current(instance: Page) -> Publication | None:
    return Publication.objects.current().filter(page_id=instance.pk).first()


def _coerce_or_refuse(instance: Page) -> None:
    if instance._state.adding or instance.alias_of_id:
        instance.live = False
        instance.live_revision = None
        instance.has_unpublished_changes = True
        return
    raise NotReleased(
        _("“%(title)s”没有公开：只有审定过的文本可以公开。请保存草稿、提交审核，再到发布台发布。")
        % {"title": instance.title}
    )


def _refuse_unless_same(instance: Page, current: Publication) -> None:
    if not instance.live:
        raise NotReleased(
            _("“%(title)s”正在公开，请用“撤回”，不要直接下线。") % {"title": instance.title}
        )
    if _mark(instance, current) != current.fingerprint:
        raise NotReleased(
            _("“%(title)s”公开的文本没有变。要改变它，请保存草稿、提交审核，再到发布台发布。")
            % {"title": instance.title}
        )


def _mark(instance: Page, current: Publication) -> str:
    if isinstance(instance, ReviewedPage):
        return fingerprint(cast(Any, instance))
    # Saved through the base class: only the base columns can change.
    same = instance.title == current.title and instance.slug == current.slug
    return current.fingerprint if same else ""

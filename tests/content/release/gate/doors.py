"""The 28 ways to put a page live that were found in Wagtail 8 and wagtail-localize (ADR 0005).

Each takes an Attempt and does what a person, or a script, would do. `p01` to `p28` are the
numbers of the notes that the decision rests on.
"""

import json
from datetime import timedelta
from typing import Any

from django.core import serializers
from django.core.management import call_command
from django.utils import timezone
from wagtail import hooks
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page
from wagtail_localize import wagtail_hooks as side_doors

from content.pages.models import ArticlePage
from tests.factories.pages import make_section
from tests.factories.release import make_clearance

from . import localized
from .attempts import Attempt, Door
from .moderation import submitted
from .scene import UNSEEN, UNSEEN_TEXT, write_unseen

PUBLISH = {"action-publish": "1"}


def p01_edit_view_publish_button(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/edit/", at.form(**PUBLISH))


def p02_create_view_publish_button(at: Attempt) -> None:
    form = at.form(slug=f"{UNSEEN}-{at.page.pk}", **PUBLISH)
    at.post(f"pages/add/pages/{at.page._meta.model_name}/{at.section.pk}/", form)


def p03_bulk_publish(at: Attempt) -> None:
    at.post(f"bulk/wagtailcore/page/publish/?id={at.page.pk}")


def p04_bulk_publish_descendants(at: Attempt) -> None:
    path = f"bulk/wagtailcore/page/publish/?id={at.section.pk}"
    at.post(path, {"include_descendants": "on"})


def p05_revert_then_publish(at: Attempt) -> None:
    form = at.form(revision=at.page.latest_revision_id, **PUBLISH)
    at.page.save_revision(user=at.user)
    at.post(f"pages/{at.page.pk}/edit/", form)


def p06_admin_api_action_publish(at: Attempt) -> None:
    at.post(f"api/main/pages/{at.page.pk}/action/publish/", {}, content_type="application/json")


def p07_workflow_wrong_reviewer(at: Attempt) -> None:
    state = submitted(at.page, at.user)
    at.post(f"pages/workflow/action/{at.page.pk}/approve/{state.pk}/", {"comment": ""})


def p08_scheduled(at: Attempt) -> None:
    draft = at.page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = draft.save_revision(user=at.user, approved_go_live_at=draft.go_live_at)
    at.page.revisions.filter(pk=revision.pk).update(approved_go_live_at=draft.go_live_at)
    call_command("publish_scheduled")


def p09_copy_keep_live(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/copy/", copied(at, at.section, publish_copies="on"))


def p10_copy_as_alias_to_other_banner(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/copy/", copied(at, at.elsewhere, alias="on"))


def p11_cross_locale_alias(at: Attempt) -> None:
    CreatePageAliasAction(
        at.page.get_latest_revision_as_object(),
        parent=make_section("health", "mvf"),
        update_slug=f"{UNSEEN}-alias-{at.page.pk}",
        update_locale=Locale.objects.get(language_code="mvf"),
        reset_translation_key=True,
        user=at.user,
    ).execute(skip_permission_checks=True)


def p12_update_aliases_only_draft(at: Attempt) -> None:
    alias = CreatePageAliasAction(at.page, update_slug=f"alias-{at.page.pk}")
    alias.execute(skip_permission_checks=True)
    draft = at.page.get_latest_revision_as_object()
    draft.live = True
    at.page.update_aliases(
        revision=at.page.get_latest_revision(), _content=draft.serializable_data()
    )


def p13_api_v3_publish_action(at: Attempt) -> None:
    at.call("post", f"pages/{at.page.pk}/actions/publish/")


def p14_api_v3_patch_publish(at: Attempt) -> None:
    meta = {"type": f"pages.{type(at.page).__name__}", "action": "publish"}
    at.call("patch", f"pages/{at.page.pk}/", {"meta": meta, "title": UNSEEN_TEXT})


def p15_api_v3_create_publish(at: Attempt) -> None:
    meta = {
        "type": f"pages.{type(at.page).__name__}",
        "action": "publish",
        "parent_id": at.section.pk,
    }
    title = {"title": UNSEEN_TEXT, "slug": f"{UNSEEN}-{at.page.pk}"}
    at.call("post", "pages/", {"meta": meta, **title})


def p16_api_v3_copy_keep_live(at: Attempt) -> None:
    data = {"keep_live": True, "slug": f"{UNSEEN}-copy", "title": UNSEEN}
    at.call("post", f"pages/{at.page.pk}/actions/copy/", data)


def p17_localize_editor_publish(at: Attempt) -> None:
    target = localized.translated(at)
    # Our site does not know this hook any more: here it stands for who puts it back.
    with hooks.register_temporarily("before_edit_page", side_doors.before_edit_page):
        at.post(f"pages/{target.pk}/edit/", {"action": "publish"})


def p18_localize_sync_publish(at: Attempt) -> None:
    source = localized.source_of(at)
    at.post(f"localize/update/{source.pk}/", {"publish_translations": "on"})


def p19_localize_save_draft_on_live(at: Attempt) -> None:
    localized.saved_over_the_row(at)


def p20_revision_publish_no_user(at: Attempt) -> None:
    at.page.get_latest_revision().publish()


def p21_assign_live_and_save(at: Attempt) -> None:
    draft = at.page.get_latest_revision_as_object()
    draft.live = True
    draft.save()


def p22_edit_live_row_and_save(at: Attempt) -> None:
    page = ArticlePage.objects.get(pk=at.page.pk).specific
    page.title, page.summary, page.live = UNSEEN, UNSEEN_TEXT, True
    page.save(update_fields=["title", "summary", "live"])


def p23_queryset_update_live(at: Attempt) -> None:
    ArticlePage.objects.filter(pk=at.page.pk).update(summary=UNSEEN_TEXT)
    Page.objects.filter(pk=at.page.pk).update(title=UNSEEN, slug=UNSEEN, live=True)


def p24_loaddata_raw_save(at: Attempt) -> None:
    page = ArticlePage.objects.get(pk=at.page.pk).specific
    article = ArticlePage.objects.get(pk=page.pk)
    rows = dict.fromkeys([article.page_ptr, article, page])
    dump = json.loads(serializers.serialize("json", rows))
    for row, said in zip(dump, ({"title": UNSEEN}, {"summary": UNSEEN_TEXT}), strict=False):
        row["fields"] |= said
    dump[0]["fields"]["live"] = True
    for item in serializers.deserialize("json", json.dumps(dump)):
        item.save()


def p25_autosave_overwrites_cleared_revision(at: Attempt) -> None:
    at.page.get_latest_revision().delete()  # back to a text that says nothing unseen
    page = ArticlePage.objects.get(pk=at.page.pk).specific
    cleared = page.save_revision(user=at.user)
    if at.page == at.scene.fresh:
        make_clearance(page)
    form = at.form(title=UNSEEN, overwrite_revision_id=cleared.pk)
    at.post(f"pages/{page.pk}/edit/", form, headers={"accept": "application/json"})
    at.post(f"release/{page.pk}/pair/")
    page.get_latest_revision().publish()


def p26_live_page_row_via_base_page_save(at: Attempt) -> None:
    page = Page.objects.get(pk=at.page.pk)
    page.title, page.live = UNSEEN, True
    page.save()


def p27_edit_and_publish_in_one_post(at: Attempt) -> None:
    form = at.form(title=f"{UNSEEN} 又改了一次", summary=UNSEEN_TEXT * 2, **PUBLISH)
    at.post(f"pages/{at.page.pk}/edit/", form)


def p28_move_to_other_region_keeps_live(at: Attempt) -> None:
    write_unseen(at.page, at.user)
    at.post(f"pages/{at.page.pk}/move/{at.elsewhere.pk}/confirm/")
    at.post(f"release/{at.page.pk}/pair/")


def copied(at: Attempt, parent: Page, **options: Any) -> dict[str, Any]:
    """The form of Wagtail's copy view."""
    name = {"new_title": UNSEEN, "new_slug": f"{UNSEEN}-copy-{at.page.pk}"}
    return {**name, "new_parent_page": parent.pk, **options}


DOORS: list[Door] = [door for name, door in sorted(globals().items()) if name[:3] in
    {f"p{number:02}" for number in range(1, 29)}]  # fmt: skip

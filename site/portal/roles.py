"""Who may do what, in one table. `setup_site` brings the groups in line with it."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from content.pages.models import HomePage


@dataclass(frozen=True)
class Role:
    """One group: its name in the users' words and what it allows.

    Nobody, in any role, may publish a reviewed page from the page editor (content.pages).
    """

    name: str
    pages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    permissions: tuple[str, ...] = field(default=())


_WRITE = ("add_page", "change_page")
_UPLOAD = (
    "add_image", "change_image", "choose_image", "add_document", "change_document",
    "choose_document",
)  # fmt: skip

ROLES = {
    "author": Role("作者", _WRITE, _UPLOAD),
    "translator": Role(
        "译者", _WRITE, ("choose_image",), ("translation.add_pin", "translation.change_pin")
    ),
    "science_expert": Role("审核专家"),
    "language_expert": Role("语言审核"),
    "publisher": Role(
        "发布人",
        ("change_page",),
        ("choose_image",),
        (
            "release.add_release",
            "inbox.handle_message",
            "campaigns.launch_campaign",
            "stations.view_station",
            "search.*",
            "taxonomy.*",
        ),
    ),
    "keeper": Role("站长", permissions=("stations.view_station",)),
    "admin": Role(
        "站务管理",
        permissions=(
            "stations.*",
            "taxonomy.*",
            "release.add_release",
            "inbox.handle_message",
            "search.*",
            "review.change_submission",
            "review.add_expert",
            "review.change_expert",
            "review.view_expert",
        ),
    ),
}


def ensure_roles() -> None:
    """Create or update every role's group. Safe to run again."""
    homes = list(HomePage.objects.all())
    for role in ROLES.values():
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set([*_named("wagtailadmin.access_admin"), *_all(role.permissions)])
        for codename in role.pages:
            for home in homes:
                GroupPagePermission.objects.get_or_create(
                    group=group, page=home, permission=_page_permission(codename)
                )
        for codename in role.collections:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=Collection.get_first_root_node(),
                permission=Permission.objects.get(
                    codename=codename, content_type__app_label__in=["wagtailimages", "wagtaildocs"]
                ),
            )


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")


def _all(names: tuple[str, ...]) -> list[Permission]:
    return [permission for name in names for permission in _named(name)]


def _named(name: str) -> list[Permission]:
    """The permissions called `app.codename`, or all of an app for `app.*`."""
    app, codename = name.split(".")
    found = Permission.objects.filter(content_type__app_label=app)
    return list(found if codename == "*" else found.filter(codename=codename))

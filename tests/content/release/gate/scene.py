"""What stands when somebody tries a side door: something public, and much that must not be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.test import override_settings
from PIL import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from accounts.models import User
from content.media.models import Attachment, Picture
from content.pages.drafts import renditions
from content.pages.models import ArticlePage, HomePage
from content.release.models import Publication
from portal.roles import ensure_roles
from search.actions import refresh
from tests import people
from tests.factories.kinds import MODELS, make_page
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair
from tests.factories.stations import Screen, enrol, make_station
from tests.push.manifests.screens import Viewer, place
from tests.push.manifests.signers import InProcessSigner

#: Stands in every text that no expert has seen, and nowhere else.
UNSEEN = "weishen7q"
#: Stands in the text that is public.
SEEN = "yishen5k"
UNSEEN_TEXT = f"未经审定的一句话 {UNSEEN}。"
ROLES = ("author", "publisher", "banner admin", "superuser")


@dataclass
class Scene:
    """One pair that is public with a newer draft, and one article that was never reviewed."""

    fresh: ArticlePage
    public: ArticlePage
    pair: dict[str, Publication]
    viewer: Viewer
    #: A film, a long picture and a rebuttal that were never reviewed.
    others: tuple[ArticlePage, ...]

    @property
    def pages(self) -> tuple[ArticlePage, ArticlePage]:
        """What people try the side doors with."""
        return self.fresh, self.public


@contextmanager
def staged() -> Iterator[Scene]:
    """The scene, in a transaction and a folder that are gone afterwards."""
    with TemporaryDirectory(prefix="gate-") as folder:
        signer = InProcessSigner(Path(folder) / "keys")
        places = {"OBJECT_ROOT": f"{folder}/objects", "MEDIA_ROOT": f"{folder}/uploads"}
        signing = mock.patch("push.stations.signing._client", return_value=signer)
        with override_settings(**places), signing, transaction.atomic():
            cache.clear()
            yield build()
            transaction.set_rollback(True)


def build() -> Scene:
    """Everything is made by the acts that people use."""
    pair = make_released_pair(
        "released", title=f"接羔季节防布病 {SEEN}", cover=make_upload(SEEN), cover_alt="草原",
        mn={"summary": f"ᠲᠥᠯ {SEEN}"},
    )  # fmt: skip
    refresh(publication.pk for publication in pair.values())
    public = ArticlePage.objects.get(pk=pair["zh-hans"].page_id)
    write_unseen(public)
    fresh = make_article(author=people.author(), slug=UNSEEN)
    write_unseen(fresh)
    for role in ROLES:
        person(role)
    others = tuple(unseen_of(kind) for kind in MODELS)
    viewer = Viewer(enrol(Screen(), make_station()).log_in())
    for letter, publication in zip("ab", pair.values(), strict=True):
        place(publication, viewer.screen.code, letter=letter)
    file = ContentFile(UNSEEN_TEXT.encode(), f"{UNSEEN}.txt")
    Attachment.objects.create(title=UNSEEN, file=file)
    return Scene(fresh, public, pair, viewer, others)


def write_unseen(page: ArticlePage, user: User | None = None) -> None:
    """A new draft in which every field says something that nobody has judged."""
    draft = page.get_latest_revision_as_object()
    draft.title, draft.summary = f"未审 {UNSEEN}", UNSEEN_TEXT
    draft.cover, draft.cover_alt = make_upload(UNSEEN), UNSEEN
    draft.cover_caption = draft.adapted_from = UNSEEN_TEXT
    draft.body = [("text", f"<p>{UNSEEN_TEXT}</p>"), ("heading", UNSEEN)]
    draft.save_revision(user=user or people.author())
    renditions(draft.cover)


def unseen_of(kind: str) -> ArticlePage:
    """A page of another kind in which every field says something that nobody has judged."""
    page = make_page(kind, author=people.author(), slug=f"{UNSEEN}-{kind}")
    draft = page.get_latest_revision_as_object()
    for name in draft.LEADS:
        value = getattr(draft, name)[0].value
        for key in {"title", "transcript", "text", "rumour", "truth", "statement"} & set(value):
            value[key] = UNSEEN_TEXT
    draft.save_revision(user=people.author())
    write_unseen(page)
    return page


def make_upload(name: str) -> Picture:
    """A picture with a title, a file name and a colour of its own."""
    data = BytesIO()
    colour = "firebrick" if name == UNSEEN else "seagreen"
    Image.new("RGB", (640, 430), colour).save(data, "PNG")
    data.seek(0)
    return Picture.objects.create(title=name, file=ImageFile(data, f"{name}.png"), credit=name)


def person(role: str) -> User:
    """Somebody in this role, with all that the role's group allows in the running house."""
    return _PEOPLE[role]()


def author() -> User:
    return _in_group(people.author(), "作者")


def publisher() -> User:
    return _in_group(people.publisher(), "发布人")


def banner_admin() -> User:
    """More than any role of the house allows: every right over every page, image and document."""
    found = User.objects.filter(username="banner").first()
    if found:
        return found
    user = User.objects.create_user("banner", password="password", unit=people.unit("city"))
    group = Group.objects.create(name="旗区管理员（测试）")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    )
    pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page"
    )
    for permission in pages:
        for home in HomePage.objects.all():
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"],
        codename__regex="^(add|change|delete|choose)_(image|document)$",
    ):
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
    user.groups.add(group)
    return user


def _in_group(user: User, name: str) -> User:
    if not user.groups.filter(name=name).exists():
        ensure_roles()
        user.groups.add(Group.objects.get(name=name))
    return User.objects.get(pk=user.pk)


_PEOPLE: dict[str, Any] = {
    "author": author,
    "publisher": publisher,
    "banner admin": banner_admin,
    "superuser": people.superuser,
}

"""Who may do what, and who let them, is in the log."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from accounts.models import User
from content.record.models import Record
from content.record.verifying import verify
from tests import people

pytestmark = pytest.mark.django_db


def noted(act: str) -> Record:
    return Record.objects.filter(act=act).order_by("-id")[0]


def test_a_right_and_a_group_given_and_taken() -> None:
    sarna, group = people.author(), Group.objects.create(name="试")
    sarna.groups.add(group)
    assert noted("grant").subject == f"user/{sarna.pk}"
    assert noted("grant").detail == {"what": "group", "given": ["试"]}
    group.permissions.add(Permission.objects.get(codename="add_release"))
    assert noted("grant").subject == f"group/{group.pk}"
    sarna.groups.remove(group)
    assert noted("revoke").detail["given"] == ["试"]
    assert verify().intact


def test_a_part_of_the_tree_given_and_taken() -> None:
    group, root = Group.objects.create(name="试"), Page.objects.get(depth=1)
    right = Permission.objects.get(codename="change_page")
    row = GroupPagePermission.objects.create(group=group, page=root, permission=right)
    assert noted("grant").detail["what"] == "change_page"
    row.delete()
    assert noted("revoke").subject == f"group/{group.pk}"


def test_a_person_moved_made_superuser_or_shut_out() -> None:
    sarna = people.author()
    sarna.unit = people.unit("hospital")
    sarna.is_superuser = True
    sarna.save()
    changed = noted("person_changed")
    assert changed.detail == {"unit_id": people.unit("hospital").pk, "is_superuser": True}
    assert "password" not in noted("person_added").detail
    before = Record.objects.count()
    sarna.set_password("another")
    sarna.save()
    assert Record.objects.count() == before


def test_the_admins_own_screens_say_who_did_it(client: Client) -> None:
    root, sarna = people.superuser(), people.author()
    group = Group.objects.create(name="试")
    client.force_login(root)
    url = reverse("wagtailusers_users:edit", args=[sarna.pk])
    form = client.get(url).context["form"]
    data = {name: form.initial.get(name) or "" for name in form.fields}
    data |= {"groups": [group.pk], "is_active": "on", "email": "a@b.cn"}
    data |= {"first_name": "a", "last_name": "b", "password1": "", "password2": ""}
    client.post(url, {k: v for k, v in data.items() if v is not False})
    assert list(User.objects.get(pk=sarna.pk).groups.all()) == [group]
    assert noted("grant").actor == root
    assert verify().intact

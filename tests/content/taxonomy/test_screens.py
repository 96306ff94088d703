"""The vocabulary in the admin: a tree in Chinese, a merge looked at first, a file of regions."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from content.record.models import Record
from content.taxonomy.importing import COLUMNS
from content.taxonomy.merging import carry_out
from content.taxonomy.models import Phase, PhaseDates, Region, Topic
from tests import people
from tests.factories.pages import make_site

IMPORT = "/admin/taxonomy/regions/import/"
SUMU = "150724200,150724,辉苏木,ᠬᠤᠢ ᠰᠤᠮᠤ,苏木,low,,,"


@pytest.fixture(autouse=True)
def editor(db: None, client: Client) -> Client:
    make_site()
    client.force_login(people.superuser())
    return client


def upload(client: Client, *lines: str, encoding: str = "utf-8") -> Any:
    text = "\n".join([",".join(COLUMNS), *lines])
    file = SimpleUploadedFile("regions.csv", text.encode(encoding))
    return client.post(IMPORT, {"file": file})


def address(model: Any, view: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def chooser(model: Any) -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose"))


def shown(client: Client, model: Any) -> str:
    return client.get(address(model, "list")).content.decode()


def test_topics_stand_as_a_tree(client: Client) -> None:
    html = shown(client, Topic)
    places = [html.index(name) for name in ["保障安全健康", "└ 健康", "└ 人畜共患病", "└ 食品安全"]]
    assert places == sorted(places)


def test_a_code_never_changes_once_it_is_there(client: Client) -> None:
    food = Topic.objects.get(code="food")
    edit = address(Topic, "edit", food.pk)
    client.post(edit, {
        "code": "else", "name_zh": "吃得安全", "name_mn": food.name_mn, "mn_confidence": "low",
        "parent": food.parent_id, "position": food.position,
    })  # fmt: skip
    food.refresh_from_db()
    assert (food.code, food.name_zh, food.edited) == ("food", "吃得安全", True)
    make_site()
    food.refresh_from_db()
    assert food.name_zh == "吃得安全"


def test_a_merge_is_looked_at_before_it_is_confirmed(client: Client) -> None:
    food, health = Topic.objects.get(code="food"), Topic.objects.get(code="health")
    address = reverse("taxonomy:merge", args=["topic", food.pk])
    assert "书签和订阅转到" in client.get(address, {"into": health.pk}).content.decode()
    food.refresh_from_db()
    assert food.merged_into is None
    client.post(address, {"into": health.pk})
    food.refresh_from_db()
    assert food.merged_into == health
    assert "食品安全（已并入健康）" in shown(client, Topic)


def test_who_manages_no_terms_merges_none(client: Client) -> None:
    client.force_login(people.author())
    food = Topic.objects.get(code="food")
    assert client.post(reverse("taxonomy:merge", args=["topic", food.pk])).status_code in (302, 403)
    food.refresh_from_db()
    assert food.merged_into is None


def test_a_file_of_regions_is_shown_then_carried_out(client: Client) -> None:
    answer = upload(client, SUMU)
    assert "新增 150724200 辉苏木" in answer.content.decode()
    assert not Region.objects.filter(code="150724200").exists()
    client.post(IMPORT, {"text": answer.context["form"].initial["text"], "apply": "1"})
    assert Region.objects.get(code="150724200").name_zh == "辉苏木"
    assert Record.objects.get(act="import_regions").actor == people.superuser()


def test_a_bad_line_is_named_and_nothing_can_be_carried_out(client: Client) -> None:
    answer = upload(client, SUMU, "15x,150724,坏,,苏木,low,,,")
    html = answer.content.decode()
    assert "第 3 行：代码“15x”" in html
    assert "确认导入" not in html
    client.post(IMPORT, {"text": answer.context["form"].initial["text"], "apply": "1"})
    assert not Region.objects.filter(code="150724200").exists()


def test_a_file_in_another_encoding_is_refused_in_words(client: Client) -> None:
    assert "不是 UTF-8" in upload(client, SUMU.split("ᠬ")[0], encoding="gbk").content.decode()


def test_half_a_span_is_refused(client: Client) -> None:
    add = address(PhaseDates, "add")
    phase, banner = Phase.objects.get(code="lambing"), Region.objects.get(code="150727")
    where = {"phase": phase.pk, "region": banner.pk}
    assert "请填写开始和结束" in client.post(add, {**where, "starts": "01-20"}).content.decode()
    assert (
        "例如 03-15"
        in client.post(add, {**where, "starts": "1月", "ends": "04-01"}).content.decode()
    )
    client.post(add, {**where, "starts": "01-20", "ends": "04-01"})
    assert banner.phase_dates.count() == 1


def test_a_division_is_made_renamed_and_moved(client: Client) -> None:
    banner, other = Region.objects.get(code="150724"), Region.objects.get(code="150725")
    names = {"name_zh": "辉苏木", "name_mn": "ᠬᠤᠢ ᠰᠤᠮᠤ", "mn_confidence": "low", "kind": "苏木"}
    add = address(Region, "add")
    refused = client.post(add, {**names, "code": "15072x", "above": banner.pk})
    assert "应是 6、9 或 12 位数字" in refused.content.decode()
    client.post(add, {**names, "code": "150724200", "above": banner.pk})
    sumu = Region.objects.get(code="150724200")
    assert sumu.get_parent() == banner
    edit = address(Region, "edit", sumu.pk)
    assert sumu.pk not in [pk for pk, _ in client.get(edit).context["form"].fields["above"].choices]
    client.post(
        edit, {**names, "name_zh": "新辉苏木", "above": other.pk, "also_under": [banner.pk]}
    )
    sumu.refresh_from_db()
    assert (sumu.code, sumu.name_zh, sumu.get_parent()) == ("150724200", "新辉苏木", other)
    assert list(sumu.also_under.all()) == [banner]


def test_the_city_keeps_its_place(client: Client) -> None:
    city = Region.objects.get(depth=1)
    edit = address(Region, "edit", city.pk)
    client.post(
        edit,
        {"name_zh": "呼伦贝尔", "name_mn": city.name_mn, "mn_confidence": "high", "kind": "市"},
    )
    city.refresh_from_db()
    assert (city.name_zh, city.depth) == ("呼伦贝尔", 1)


def test_what_is_there_can_be_taken_out_and_in_again(client: Client) -> None:
    file = client.get(reverse("taxonomy:export_regions"))
    lines = file.content.decode("utf-8-sig").splitlines()
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("r.csv", "\n".join(lines).encode())})
    assert len(lines) == Region.objects.count()
    assert "文件和现有内容一致" in answer.content.decode()


@pytest.mark.parametrize(("code", "why"), [("food", "栏目 2 条"), ("safety", "它有下级")])
def test_a_term_that_something_names_is_not_deleted(client: Client, code: str, why: str) -> None:
    term = Topic.objects.get(code=code)
    delete = address(Topic, "delete", term.pk)
    assert why in client.post(delete, follow=True).content.decode()
    assert Topic.objects.filter(code=code).exists()


def test_a_term_made_by_mistake_is_deleted(client: Client) -> None:
    term = Topic.objects.create(code="fodo", name_zh="食品", name_mn="ᠢᠳᠡᠭᠡ")
    client.post(address(Topic, "delete", term.pk))
    assert not Topic.objects.filter(code="fodo").exists()


def test_the_way_to_merge_a_term_stands_in_the_list(client: Client) -> None:
    food = Topic.objects.get(code="food")
    assert reverse("taxonomy:merge", args=["topic", food.pk]) in shown(client, Topic)


def test_nobody_chooses_a_term_that_has_become_another(client: Client) -> None:
    choose = chooser(Topic)
    assert "食品安全" in client.get(choose).json()["html"]
    carry_out(Topic.objects.get(code="food"), Topic.objects.get(code="health"), people.superuser())
    assert "食品安全" not in client.get(choose).json()["html"]


def test_dates_stand_in_the_list_as_people_say_them(client: Client) -> None:
    assert "11月1日到次年3月9日" in shown(client, PhaseDates)

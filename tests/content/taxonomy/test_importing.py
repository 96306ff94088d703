"""The association imports what lies below the banners, looks first, and breaks nothing."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.taxonomy.importing import COLUMNS, carry_out, plan
from content.taxonomy.models import Region
from push.stations.models import Station
from push.targeting.facets import facets_of
from push.targeting.rules import Clause, Rule
from push.targeting.selection import select
from tests.factories.pages import make_site

HEAD = ",".join(COLUMNS)
SUMU = "150724200,150724,辉苏木,ᠬᠤᠢ ᠰᠤᠮᠤ,苏木,low,,,"
GACHA = "150724200201,150724200,巴彦嘎查,ᠪᠠᠶᠠᠨ ᠭᠠᠴᠠᠭ᠎ᠠ,嘎查,low,,2020-01-01,"


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_site()


def load(*lines: str) -> int:
    return carry_out(plan([HEAD, *lines]))


def test_a_dry_run_says_what_would_change_and_changes_nothing() -> None:
    wanted = plan([HEAD, SUMU, GACHA])
    assert wanted.changes == ["新增 150724200 辉苏木", "新增 150724200201 巴彦嘎查"]
    assert not Region.objects.filter(code="150724200").exists()


def test_what_is_imported_stands_below_its_banner_and_a_second_run_changes_nothing() -> None:
    assert load(SUMU, GACHA) == 2
    gacha = Region.objects.get(code="150724200201")
    assert [r.code for r in gacha.lineage()] == ["150700", "150724", "150724200", "150724200201"]
    assert load(SUMU, GACHA) == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("15x,150724,辉苏木,,苏木,low,,,", "第 2 行：代码“15x”"),
        ("150724200,150799,辉苏木,,苏木,low,,,", "上级“150799”不存在"),
        ("150724200,150724,,,苏木,low,,,", "没有中文名称"),
        ("150724200,150724,辉苏木,Хуй,苏木,low,,,", "西里尔"),
        ("150724200,150724,辉苏木,,苏木,sure,,,", "可信度“sure”"),
        ("150724200,150724,辉苏木,,苏木,low,,2026/13/1,", "日期“2026/13/1”"),
        ("150724,150724200,鄂温克,,旗,low,,,", "上级“150724200”不存在"),
        ("１５０７２４２００,150724,辉苏木,,苏木,low,,,", "应是 6、9 或 12 位数字"),
        ("150724200,150724,辉苏木,?? ????,苏木,low,,,", "保存时丢了"),
        ("150724200,150724,辉\0苏木,,苏木,low,,,", "保存时丢了"),
        (f"150724200,150724,{'长' * 200_000},,苏木,low,,,", "读不下去"),
        (f"150724200,150724,{'长' * 81},,苏木,low,,,", "最多 80 个字符"),
        ("150724200,150724,辉苏木,,苏木,low,,2026-02-01,2026-01-01", "结束日期"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(line: str, says: str) -> None:
    assert says in "".join(plan([HEAD, line]).mistakes)


def test_one_bad_line_keeps_the_whole_file_out(tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_text("\n".join([HEAD, SUMU, "x,150724,名,,苏木,low,,,"]))
    with pytest.raises(CommandError, match="第 3 行"):
        call_command("import_regions", file, "--apply", verbosity=0)
    assert not Region.objects.filter(code="150724200").exists()


def test_a_new_name_or_another_parent_keeps_the_code_and_the_stations() -> None:
    load(SUMU, GACHA)
    station = Station.objects.create(
        code="S-1", name_zh="站", region=Region.objects.get(code="150724200201"), station_type="van"
    )
    load("150724200,150725,新辉苏木,ᠬᠤᠢ ᠰᠤᠮᠤ,苏木,low,,,")
    station.refresh_from_db()
    assert station.region.get_parent().name_zh == "新辉苏木"
    assert "150725" in facets_of([station])[station.pk]["region"]


def test_a_rule_for_the_second_home_means_it_too() -> None:
    load(SUMU, GACHA.replace(",low,,", ",low,150702,"))
    region = Region.objects.get(code="150724200201")
    station = Station.objects.create(code="S-1", name_zh="站", region=region, station_type="van")
    for code in ("150702", "150724"):
        rule = Rule(all=(Clause("region", (code,)),))
        assert list(select(rule, Station.objects.all())) == [station]
        assert code in facets_of([station])[station.pk]["region"]


def test_a_line_that_bites_its_own_tail_is_refused() -> None:
    assert load(SUMU) == 1
    wanted = plan([HEAD, SUMU, "150724,150724200,鄂温克族自治旗,,旗,low,,,"])
    assert wanted.mistakes == ["第 3 行：不能放在自己的下级“150724200”之下。"]


def test_a_name_that_was_imported_stays_when_the_vocabulary_is_loaded_again() -> None:
    load("150724,150700,鄂温克旗,ᠡᠸᠡᠩᠬᠢ,旗,low,,,")
    make_site()
    assert Region.objects.get(code="150724").name_zh == "鄂温克旗"


def test_dates_may_come_back_as_a_spreadsheet_writes_them() -> None:
    load("150724200,150724,辉苏木,,苏木,low,,2026/1/1,2026/12/31")
    region = Region.objects.get(code="150724200")
    assert [str(region.valid_from), str(region.valid_until)] == ["2026-01-01", "2026-12-31"]

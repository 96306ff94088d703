"""The check of the catalogues passes on ours, and fails on each thing it is there to find."""

from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from portal import catalogues
from portal.catalogues import Message


def _entry(msgid: str, msgstr: str) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr)


def _catalogue(*entries: polib.POEntry) -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.extend(entries)
    return catalogue


def test_ours_are_complete_and_compiled() -> None:
    call_command("messages", "--check")


def test_a_string_that_is_not_in_the_catalogue() -> None:
    wanted = {("", "搜索"): Message("搜索", where="base.html")}

    assert catalogues.problems(_catalogue(), wanted) == ["missing: 搜索 (base.html)"]


def test_a_string_that_nobody_says_any_more() -> None:
    assert catalogues.problems(_catalogue(_entry("旧", "ᠬᠠᠭᠤᠴᠢᠨ")), {}) == ["stale: 旧"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "fault"),
    [
        ("搜索", "", "untranslated"),
        ("搜索", "搜索", "Han only"),
        ("搜索", "Хайх", "Cyrillic"),
        ("搜索", "search", "no Mongolian letter"),
        ("第 %(n)s 页", "ᠨᠢᠭᠤᠷ %(m)s", "unknown placeholder"),
        ("蒙古的", "ᠮᠣᠩᠭᠣᠯ ᠤᠨ", "plain-space at 6"),
        ("搜索", "ᠬᠠᠢᠬᠤ\ue234", "private-use at 5"),
    ],
)
def test_a_bad_translation(msgid: str, msgstr: str, fault: str) -> None:
    assert fault in list(catalogues.faults(_entry(msgid, msgstr)))


def test_a_good_translation() -> None:
    assert list(catalogues.faults(_entry("搜索 %(n)s", "ᠬᠠᠢᠬᠤ %(n)s"))) == []


def test_strings_are_found_in_templates_and_python() -> None:
    template = (
        '{% load i18n %}{% translate "首页" as x %}'
        "{% blocktranslate %}第 {{ n }} 页{% endblocktranslate %}"
    )
    python = 'from x import _\nTITLE = _("主" "题")\nother("no")\nngettext("a", "b", 2)\n_(f"no")\n'

    in_template = [m.msgid for m in catalogues.messages_in(template, where="a.html")]
    in_python = list(catalogues.messages_in(python, where="a.py"))

    assert in_template == ["首页", "第 %(n)s 页"]
    assert [(m.msgid, m.plural) for m in in_python] == [("主题", ""), ("a", "b")]


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("site/portal/templates/base.html", True),
        ("site/portal/templates/portal/home.html", True),
        ("content/pages/templates/blocks/claim.html", True),
        ("search/templates/search/results.html", True),
        ("site/portal/templates/wagtailadmin/base.html", False),
        ("site/portal/templates/portal/admin/panel.html", False),
        ("content/release/actions.py", False),
    ],
)
def test_what_residents_read_and_what_only_staff_read(path: str, public: bool) -> None:
    assert catalogues.is_public(path) is public


def test_updating_keeps_translations_and_drops_what_is_gone() -> None:
    old = _catalogue(_entry("搜索", "ᠬᠠᠢᠬᠤ"), _entry("旧", "ᠬᠠᠭᠤᠴᠢᠨ"))
    wanted = {("", m): Message(m, where="x.html") for m in ("搜索", "新")}

    assert {e.msgid: e.msgstr for e in catalogues.updated(old, wanted)} == {
        "搜索": "ᠬᠠᠢᠬᠤ",
        "新": "",
    }


def test_a_catalogue_that_was_not_compiled_again(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    _catalogue(_entry("搜索", "ᠬᠠᠢᠬᠤ")).save(str(po))
    assert not catalogues.is_compiled(po, [])
    po.with_suffix(".mo").write_bytes(polib.pofile(str(po)).to_binary())
    assert catalogues.is_compiled(po, [])
    _catalogue(_entry("搜索", "ᠬᠠᠢ")).save(str(po))
    assert not catalogues.is_compiled(po, [])


def test_our_own_chinese_is_found_at_once_and_the_overlay_still_counts(tmp_path: Path) -> None:
    po = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    _catalogue(_entry("Save", "保存"), _entry("搜索", "查找")).save(str(po))
    own = [Message("搜索"), Message("首页"), Message("%d file", plural="%d files")]
    po.with_suffix(".mo").write_bytes(catalogues.compiled(po, own))
    held = {entry.msgid: entry.msgstr for entry in polib.mofile(str(po.with_suffix(".mo")))}
    assert held == {"Save": "保存", "搜索": "查找", "首页": "首页"}


def test_a_source_string_of_ours_that_is_not_chinese() -> None:
    assert catalogues.not_chinese(
        [Message("Save", where="x.py"), Message("保存", where="x.py")]
    ) == ["source string is not Chinese: Save (x.py)"]


def test_the_chinese_overlay_is_checked_too() -> None:
    overlay = _catalogue(_entry("Save", "Save"), _entry("Gone", "没有了"))

    assert catalogues.overlay_problems(overlay, {"Save"}) == [
        "untranslated: Save",
        "stale, no installed package says this any more: Gone",
    ]

"""Every word the screen itself says, in both languages, and dates.

The Mongolian words come from the project's glossary or were drafted after it; no native reader has
approved them yet (docs say so too). The site's catalogues are not here: an agent stands alone.
"""

from datetime import datetime, timedelta, timezone

LANGUAGES = ("zh-hans", "mvf")
HTML_LANG = {"zh-hans": "zh-Hans-CN", "mvf": "mn-Mong-CN"}
#: All our stations live in one time zone without summer time, whatever the device believes.
ZONE = timezone(timedelta(hours=8))

WORDS: dict[str, dict[str, str]] = {
    "name": {"zh-hans": "科普e站", "mvf": "ᠰᠢᠨᠵᠢᠯᠡᠬᠦ ᠤᠬᠠᠭᠠᠨ ᠤ e ᠥᠷᠲᠡᠭᠡ"},
    "sample": {
        "zh-hans": "示例，未经专家审定",
        "mvf": "ᠵᠢᠱᠢᠶ᠎ᠡ᠂ ᠲᠤᠰᠬᠠᠢ ᠮᠡᠷᠭᠡᠵᠢᠯᠲᠡᠨ ᠬᠢᠨᠠᠨ ᠪᠠᠲᠤᠯᠠᠭᠰᠠᠨ ᠦᠭᠡᠢ",
    },
    "alone": {
        "zh-hans": "蒙古文版还没有到",
        "mvf": "ᠬᠢᠲᠠᠳ ᠬᠡᠪᠯᠡᠯ ᠨᠢ ᠢᠷᠡᠭᠡᠳᠦᠢ",
    },
    "do": {"zh-hans": "应该做", "mvf": "ᠬᠢᠬᠦ ᠬᠡᠷᠡᠭᠲᠡᠢ"},
    "dont": {"zh-hans": "不要做", "mvf": "ᠪᠦᠦ ᠬᠢ"},
    "warning": {"zh-hans": "警告", "mvf": "ᠰᠡᠷᠡᠮᠵᠢᠯᠡᠭᠦᠯᠬᠦ"},
    "source": {"zh-hans": "来源", "mvf": "ᠢᠷᠡᠯᠲᠡ"},
    "grade_A": {"zh-hans": "指南或系统评价", "mvf": "ᠵᠢᠯᠤᠭᠤᠳᠬᠤ ᠪᠢᠴᠢᠭ"},
    "grade_B": {"zh-hans": "权威机构指导或多项研究", "mvf": "ᠰᠤᠳᠤᠯᠤᠯᠲᠠ"},
    "grade_C": {"zh-hans": "专家意见", "mvf": "ᠲᠤᠰᠬᠠᠢ ᠮᠡᠷᠭᠡᠵᠢᠯᠲᠡᠨ ᠦ ᠰᠠᠨᠠᠯ"},
    "vouched": {"zh-hans": "审核人", "mvf": "ᠬᠢᠨᠠᠨ ᠦᠵᠡᠭᠴᠢ"},
    "fictional": {"zh-hans": "虚构人物", "mvf": "ᠵᠢᠱᠢᠶ᠎ᠡ"},
    "published": {"zh-hans": "发布", "mvf": "ᠨᠡᠢᠲᠡᠯᠡᠭᠰᠡᠨ"},
    "taken": {"zh-hans": "原文来自", "mvf": "ᠡᠬᠡ ᠪᠢᠴᠢᠭ᠄"},
    "adapted": {"zh-hans": "改编自", "mvf": "ᠡᠬᠢ ᠰᠤᠷᠪᠤᠯᠵᠢ"},
    "rights": {"zh-hans": "来源与许可", "mvf": "ᠢᠷᠡᠯᠲᠡ ᠪᠠ ᠵᠥᠪᠰᠢᠶᠡᠷᠡᠯ"},
    "level_city": {"zh-hans": "市级", "mvf": "ᠬᠣᠲᠠ ᠶᠢᠨ ᠳᠡᠰ"},
    "level_banner": {"zh-hans": "旗市区级", "mvf": "ᠬᠣᠰᠢᠭᠤ ᠬᠣᠲᠠ ᠲᠣᠭᠣᠷᠢᠭ ᠤᠨ ᠳᠡᠰ"},
    "origin_original": {"zh-hans": "原创", "mvf": "ᠠᠩᠬᠠᠨ ᠵᠣᠬᠢᠶᠠᠯ"},
    "origin_adapted": {"zh-hans": "改编", "mvf": "ᠨᠠᠢᠷᠠᠭᠤᠯᠤᠭᠰᠠᠨ"},
    "origin_partner": {"zh-hans": "引进", "mvf": "ᠣᠷᠤᠭᠤᠯᠤᠭᠰᠠᠨ"},
    "licence_own": {"zh-hans": "本单位所有", "mvf": "ᠲᠤᠰ ᠨᠢᠭᠡᠴᠡ ᠶᠢᠨ ᠥᠮᠴᠢ"},
    "licence_permission": {"zh-hans": "已获授权", "mvf": "ᠡᠷᠬᠡ ᠣᠯᠭᠣᠭᠳᠠᠭᠰᠠᠨ"},
    "rumour": {"zh-hans": "传言", "mvf": "ᠴᠤᠤ ᠶᠠᠷᠢᠶ᠎ᠠ"},
    "truth": {"zh-hans": "事实", "mvf": "ᠦᠨᠡᠨ ᠪᠠᠢᠳᠠᠯ"},
    "verdict_false": {"zh-hans": "假的", "mvf": "ᠬᠤᠳᠠᠯ"},
    "verdict_misleading": {"zh-hans": "误导人", "mvf": "ᠲᠥᠭᠡᠷᠡᠭᠳᠡᠭᠦᠯᠦᠨ᠎ᠡ"},
    "verdict_unproven": {"zh-hans": "没有依据", "mvf": "ᠪᠠᠷᠢᠮᠲᠠ ᠦᠭᠡᠢ"},
    "verdict_partly": {"zh-hans": "有真有假", "mvf": "ᠦᠨᠡᠨ ᠬᠤᠳᠠᠯ ᠬᠣᠯᠢᠯᠳᠤᠭᠰᠠᠨ"},
    "updated": {"zh-hans": "最近更新", "mvf": "ᠰᠢᠨᠡᠳᠭᠡᠭᠰᠡᠨ"},
    "offline": {
        "zh-hans": "网络暂时不通，正在播放已存内容",
        "mvf": "ᠲᠣᠣᠷ ᠰᠦᠯᠵᠢᠶ᠎ᠡ ᠲᠠᠰᠤᠷᠠᠭᠰᠠᠨ᠂ ᠬᠠᠳᠠᠭᠠᠯᠠᠭᠰᠠᠨ ᠠᠭᠤᠯᠭ᠎ᠠ ᠶᠢ ᠨᠡᠪᠲᠡᠷᠡᠭᠦᠯᠵᠦ ᠪᠠᠢᠨ᠎ᠠ",
    },
    "stale": {
        "zh-hans": "内容可能已过时，请向站点管理员核实",
        "mvf": "ᠠᠭᠤᠯᠭ᠎ᠠ ᠬᠠᠭᠤᠴᠢᠷᠠᠭᠰᠠᠨ ᠪᠠᠢᠵᠤ ᠮᠠᠭᠠᠳ",
    },
    "empty": {"zh-hans": "暂时没有要播放的内容", "mvf": "ᠨᠡᠪᠲᠡᠷᠡᠭᠦᠯᠬᠦ ᠠᠭᠤᠯᠭ᠎ᠠ ᠣᠳᠣ ᠪᠠᠢᠬᠤ ᠦᠭᠡᠢ"},
    "empty_more": {
        "zh-hans": "新的科普内容到达后会自动播放",
        "mvf": "ᠰᠢᠨ᠎ᠡ ᠠᠭᠤᠯᠭ᠎ᠠ ᠢᠷᠡᠮᠡᠭᠴᠡ ᠥᠪᠡᠷ ᠢᠶᠡᠨ ᠨᠡᠪᠲᠡᠷᠡᠭᠦᠯᠦᠨ᠎ᠡ",
    },
    "lapsed": {
        "zh-hans": "内容太久没有更新，已停止播放",
        "mvf": "ᠠᠭᠤᠯᠭ᠎ᠠ ᠶᠢᠨ ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ ᠳᠠᠭᠤᠰᠪᠠ",
    },
    "lapsed_more": {
        "zh-hans": "网络恢复后会自动更新并继续播放",
        "mvf": "ᠰᠦᠯᠵᠢᠶ᠎ᠡ ᠵᠠᠯᠭᠠᠭᠰᠠᠨ ᠤ ᠳᠠᠷᠠᠭ᠎ᠠ ᠥᠪᠡᠷ ᠢᠶᠡᠨ ᠨᠡᠪᠲᠡᠷᠡᠭᠦᠯᠦᠨ᠎ᠡ",
    },
    "wiped": {"zh-hans": "本站已停用", "mvf": "ᠡᠨᠡ ᠥᠷᠲᠡᠭᠡ ᠵᠣᠭᠰᠣᠭᠠᠭᠳᠠᠪᠠ"},
    "wiped_more": {
        "zh-hans": "站上内容已全部清除",
        "mvf": "ᠪᠦᠬᠦᠢᠯᠡ ᠠᠭᠤᠯᠭ᠎ᠠ ᠶᠢ ᠬᠠᠰᠤᠪᠠ",
    },
    "enrol": {"zh-hans": "登记本站", "mvf": "ᠡᠨᠡ ᠥᠷᠲᠡᠭᠡ ᠶᠢ ᠳᠠᠩᠰᠠᠯᠠᠬᠤ"},
    "enrol_how": {
        "zh-hans": "请管理员在后台“登记新屏幕”里输入这个代码",
        "mvf": "ᠬᠠᠮᠢᠶᠠᠷᠤᠭᠴᠢ ᠡᠨᠡ ᠺᠣᠳ᠋ ᠢ ᠣᠷᠤᠭᠤᠯᠤᠭᠠᠷᠠᠢ",
    },
    "enrol_compare": {
        "zh-hans": "核对这四个字母和后台显示的完全一样",
        "mvf": "ᠡᠨᠡ ᠳᠥᠷᠪᠡᠨ ᠦᠰᠦᠭ ᠢᠵᠢᠯ ᠡᠰᠡᠬᠦ ᠶᠢ ᠰᠢᠯᠭᠠᠭᠠᠷᠠᠢ",
    },
    "connecting": {"zh-hans": "正在连接服务器", "mvf": "ᠲᠣᠣᠷ ᠰᠦᠯᠵᠢᠶ᠎ᠡ ᠳᠦ ᠵᠠᠯᠭᠠᠵᠤ ᠪᠠᠢᠨ᠎ᠠ"},
}

_WEEKDAYS = {
    "zh-hans": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "mvf": tuple(
        f"ᠭᠠᠷᠠᠭ\u202fᠤᠨ {name}"
        for name in ("ᠨᠢᠭᠡᠨ", "ᠬᠣᠶᠠᠷ", "ᠭᠤᠷᠪᠠᠨ", "ᠳᠥᠷᠪᠡᠨ", "ᠲᠠᠪᠤᠨ", "ᠵᠢᠷᠭᠤᠭᠠᠨ", "ᠡᠳᠦᠷ")
    ),
}


def word(key: str, language: str) -> str:
    """One of the screen's own words."""
    return WORDS[key][language]


def day(moment: datetime, language: str) -> str:
    """Year, month and day."""
    local = moment.astimezone(ZONE)
    if language == "mvf":
        month = f"{local.month} ᠰᠠᠷ\u180eᠠ\u202fᠶᠢᠨ"
        return f"{local.year} ᠣᠨ\u202fᠤ {month} {local.day}\u180eᠦ ᠡᠳᠦᠷ"
    return f"{local.year}年{local.month}月{local.day}日"


def today(moment: datetime, language: str) -> str:
    """Month, day and the day of the week, for the clock."""
    local = moment.astimezone(ZONE)
    weekday = _WEEKDAYS[language][local.weekday()]
    if language == "mvf":
        return f"{local.month} ᠰᠠᠷ\u180eᠠ\u202fᠶᠢᠨ {local.day}\u180eᠦ ᠡᠳᠦᠷ᠂ {weekday}"
    return f"{local.month}月{local.day}日 {weekday}"

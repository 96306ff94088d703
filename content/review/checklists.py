"""What a reviewer affirms, point by point, when approving. Codes are stored: never reuse one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .enums import Kind

#: By kind, as stored: a code and the sentence it stands for.
CHECKLISTS: dict[str, dict[str, Any]] = {
    Kind.SCIENCE: {
        "facts": _("每条论断都属实，没有夸大，也没有过时。"),
        "sources": _("每条论断的来源我都核对过，来源确实这样说。"),
        "advice": _("“应该做”和“不要做”安全可行，适合文中写明的人群和本地条件。"),
        "doses": _("剂量、浓度、时间、数值和单位都正确；没有的，我确认过没有。"),
        "risks": _("该警示的危险都写了，读者不会因误解受到伤害。"),
    },
    Kind.LANGUAGE: {
        "meaning": _("译文与原文意思一致，没有增加、遗漏或改变。"),
        "numbers": _("数字、单位、药名、地名、机构名称都正确。"),
        "terms": _("术语规范，与本站术语表一致。"),
        "style": _("语句通顺，普通读者看得懂。"),
        "script": _("书写和标点正确，屏幕上显示正常。"),
    },
}


def unticked(kind: str, checklist: dict[str, object]) -> list[str]:
    """The sentences of this kind's checklist that are not affirmed with exactly True."""
    return [
        str(text)
        for code, text in CHECKLISTS[Kind(kind)].items()
        if checklist.get(code) is not True
    ]

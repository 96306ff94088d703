"""Blocks that are lists: steps, key numbers, questions with answers, and a small table."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: More columns cannot be read on a phone of 360 pixels.
MOST_COLUMNS = 4


class StepBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(label=_("做什么"), max_length=60)
    text = blocks.TextBlock(label=_("怎么做"), rows=2, required=False)


class StepsBlock(blocks.StructBlock):
    """What to do, in this order. The numbers are made by the page."""

    title = blocks.CharBlock(label=_("标题"), max_length=80, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("步骤"), min_num=2, max_num=9)

    class Meta:
        icon = "list-ol"
        label = _("步骤")
        description = _("按顺序做的几件事，2 到 9 步")
        template = "blocks/steps.html"
        preview_value = {
            "title": "救人三步",
            "steps": [
                {"title": "开窗", "text": "先憋一口气，再进屋开门窗。"},
                {"title": "抬人", "text": "抬到通风又暖和的地方。"},
                {"title": "打120", "text": "说清楚“煤气中毒”。"},
            ],
        }


class FixedBlock(blocks.CharBlock):
    """A short text that no translator may change: it is the same in both languages."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        """None: wagtail-localize carries the value over."""
        return []


class NumberBlock(blocks.StructBlock):
    """One number worth remembering."""

    number = FixedBlock(label=_("数字"), max_length=12)
    unit = blocks.CharBlock(label=_("单位"), max_length=20, required=False)
    meaning = blocks.CharBlock(label=_("说的是什么"), max_length=60)


class NumbersBlock(blocks.StructBlock):
    """Up to four numbers, large."""

    numbers = blocks.ListBlock(NumberBlock(), label=_("关键数字"), min_num=1, max_num=4)
    source = blocks.CharBlock(label=_("来源（出版物）"), max_length=200)

    class Meta:
        icon = "order"
        label = _("关键数字")
        description = _("1 到 4 个要记住的数字，带来源")
        template = "blocks/numbers.html"
        preview_value = {
            "numbers": [
                {"number": "1.8", "unit": "公斤", "meaning": "一只羊一天的干草"},
                {"number": "60", "unit": "天", "meaning": "要备的天数"},
            ],
            "source": "《天然草地合理载畜量的计算》",
        }


class QuestionBlock(blocks.StructBlock):
    """A question as people ask it, and its answer."""

    question = blocks.CharBlock(label=_("问"), max_length=120)
    answer = blocks.TextBlock(label=_("答"), rows=3)


class QuestionsBlock(blocks.StructBlock):
    """What people ask."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("问答"), min_num=1, max_num=12)

    class Meta:
        icon = "help"
        label = _("问答")
        description = _("大家常问的问题，每问一答")
        template = "blocks/questions.html"
        preview_value = {
            "questions": [{"question": "奶要煮多久？", "answer": "煮开以后再保持 3 分钟。"}]
        }


class TableBlock(blocks.StructBlock):
    """A small table; the first row names the columns."""

    caption = blocks.CharBlock(label=_("表题"), max_length=100)
    rows = blocks.ListBlock(
        blocks.ListBlock(
            blocks.CharBlock(label=_("格"), max_length=160, required=False),
            label=_("行"),
            min_num=2,
            max_num=MOST_COLUMNS,
        ),
        label=_("表格（第一行是表头）"),
        min_num=2,
        max_num=20,
    )

    def clean(self, value: Any) -> Any:
        """Refuse rows of unequal length, naming the first."""
        value = super().clean(value)
        columns = len(value["rows"][0])
        for number, row in enumerate(value["rows"], start=1):
            if len(row) != columns:
                words = _now("第 %(number)s 行有 %(cells)s 格，表头有 %(columns)s 格。") % {
                    "number": number,
                    "cells": len(row),
                    "columns": columns,
                }
                raise blocks.StructBlockValidationError({"rows": ValidationError(words)})
        return value

    class Meta:
        icon = "table"
        label = _("表格")
        description = _("不超过 4 列的小表，手机上看得清")
        template = "blocks/table.html"
        preview_value = {
            "caption": "一只羊一天吃多少",
            "rows": [["羊", "干草（公斤）"], ["成年羊", "1.8"], ["怀羔母羊", "2.0"]],
        }

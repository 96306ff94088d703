"""A claim: one statement that an expert can judge, with the source it stands on."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: A: guideline or systematic review; B: authority's guidance or several studies; C: expert opinion.
EVIDENCE_GRADES = [
    ("A", _("A 级：指南或系统评价")),
    ("B", _("B 级：权威机构指导或多项研究")),
    ("C", _("C 级：专家意见")),
]


class ClaimBlock(blocks.StructBlock):
    """What is said, by whom, how sure, for whom, and what to do and not to do."""

    statement = blocks.TextBlock(label=_("论断"), rows=2)
    source = blocks.CharBlock(label=_("来源（出版物）"), max_length=200)
    source_url = blocks.URLBlock(label=_("来源网址"), required=False)
    grade = blocks.ChoiceBlock(label=_("证据等级"), choices=EVIDENCE_GRADES, default="B")
    applies_to = blocks.CharBlock(label=_("适用对象"), max_length=120, required=False)
    do = blocks.TextBlock(label=_("应该做"), rows=2, required=False)
    dont = blocks.TextBlock(label=_("不要做"), rows=2, required=False)

    class Meta:
        icon = "check"
        label = _("论断")
        description = _("一句能核对的话，带来源、应该做和不要做；专家逐条判断")
        template = "blocks/claim.html"
        preview_value = {
            "statement": "布病主要由病畜传给人。",
            "source": "《布鲁氏菌病诊疗方案》",
            "grade": "A",
            "do": "接羔戴手套、口罩。",
            "dont": "不要徒手处理流产物。",
        }

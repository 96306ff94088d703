"""The author's form: help with every field, the part that every page with prose ends with, and
room for what the rooms above have to say of the draft.
"""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from content.taxonomy.tagging import Tagged

#: A hook of ours: called with the request and the page, returns HTML or nothing.
SECTIONS_HOOK = "kepu_editor_sections"
HELP = {
    "title": _("一句话，说清谁要做什么。例如：接羔防布病：手套、消毒、煮开奶。"),
    "summary": _("一两句话说清给谁看、要做什么。列表、e站屏幕和搜索结果都用它。"),
    "cover": _("横的、图上没有字的最好：e站屏幕上它占半屏。没有题图也可以送审。"),
    "cover_alt": _("给看不见图的人：图上是谁，在做什么。有题图就必须写。"),
    "cover_caption": _("显示在图的下面，可以不写。"),
    "body": _(
        "点“＋”一块一块地加。至少一条“论断”，写明出处、应该做和不要做；会伤人的事加一块“警示”。"
    ),
    "regions": _("只在这些地方适用才选；全市都适用就不选。"),
    "groups": _("最该看到的人。"),
    "livelihoods": _("只对某种生计有用才选。"),
    "topics": _("除了所在栏目，还讲到哪些主题。"),
    "origin_unit": _("以哪个单位的名义发布，一般是您的单位。"),
    "level": _("由市里还是旗市区里写的。"),
    "origin": _("自己写的选“原创”；根据别人的材料改写的选“改编”。"),
    "licence": _("别人可以怎样转用这篇文字。"),
    "adapted_from": _("改编的必须写：原作的名称、作者、年份。"),
    "adapted_url": _("原文在网上的，写它的网址，读者可以去看。"),
    "film": _("视频文件、封面图和两种语言的字幕；文字稿必须写。"),
    "graphic": _("一张长图，和图上全部内容的文字。"),
    "rumour": _("先写传言，再写判定。"),
    "evidence": _("判定依据什么：论断和出处。"),
    "adds_to": _(
        "给上级单位已公开的文章补充本地的内容（联系电话、办理地点、当地做法）：显示在那篇文章下面，原文不动；和别的文章一样送审、发布。"
    ),
    "slug": _("不用填：第一次保存时按标题生成，两种语言相同。公开以后不要改。"),
    "is_sample": _("页面和屏幕上会标明“示例，未经专家审定”。"),
}


def explained(name: str, **how: Any) -> FieldPanel:
    """The field with its help: the form's, or else the field's own."""
    return FieldPanel(name, help_text=HELP.get(name, ""), **how)


class SectionsPanel(Panel):
    """One heading in the form; its content comes through the hook."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/sections.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Wagtail's, and what was said, in the order in which the rooms registered."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "said": self._said()}

        def _said(self) -> SafeString:
            said = (hook(self.request, self.instance) for hook in hooks.get_hooks(SECTIONS_HOOK))
            return format_html_join("", "{}", ((text,) for text in said if text))


#: What every page with prose ends with: for whom, whose, and what is missing before a review.
CLOSING = [
    MultiFieldPanel(
        [
            *(explained(name, widget=CheckboxSelectMultiple) for name in Tagged.FACETS),
            explained("urgent_until"),
        ],
        heading=_("给谁看、关于什么、什么时候"),
        help_text=_("这些标签决定以后推给哪些e站和读者。"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([explained("origin_unit"), explained("level")]),
            FieldRowPanel([explained("origin"), explained("licence")]),
            explained("adapted_from"),
            explained("adapted_url"),
            explained("adds_to"),
            explained("is_sample"),
        ],
        heading=_("来源与许可"),
    ),
    MultiFieldPanel([explained("slug")], heading=_("网址"), classname="collapsed"),
    SectionsPanel(heading=_("送审")),
]

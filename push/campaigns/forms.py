"""What a publisher fills in; no one ever sees JSON."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from push.targeting.explanation import LABELS
from push.targeting.rules import BLOCKS, FACETS, Clause, Rule
from push.targeting.vocabulary import Vocabulary

from .actions import Plan
from .models import Campaign

_MOMENT = "%Y-%m-%dT%H:%M"
PRIORITIES = [(0, _("普通")), (5, _("优先：排在普通内容之前")), (9, _("紧急：排在最前"))]
BLOCK_WORDS = {
    "all": (_("必须全部满足"), _("同一类里选几项，符合其中一项就算满足；没有选的类不作要求。")),
    "any": (_("至少满足一项"), _("下面只要有一项符合就可以。不选就不作要求。")),
    "none": (_("排除"), _("符合下面任何一项的e站都不会收到，即使满足上面的条件。")),
}


class _Moment(forms.DateTimeField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format=_MOMENT, attrs={"type": "datetime-local"})
        super().__init__(required=False, widget=widget, input_formats=[_MOMENT], **kwargs)


class CampaignForm(forms.Form):
    """The plan, and a list of tick boxes for each facet in each block of the rule."""

    title = forms.CharField(label=_("名称"), max_length=255)
    priority = forms.TypedChoiceField(label=_("优先级"), choices=PRIORITIES, coerce=int)
    starts = _Moment(label=_("开始播放"), help_text=_("不填：送到就播放"))
    ends = _Moment(label=_("结束播放"), help_text=_("不填：一直播放，直到停止或召回"))

    def __init__(self, *args: Any, vocabulary: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for block in BLOCKS:
            for facet in FACETS:
                self.fields[_name(block, facet)] = forms.MultipleChoiceField(
                    label=LABELS[facet],
                    choices=list(vocabulary[facet].items()),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    def blocks(self) -> Iterator[dict[str, Any]]:
        """The rule's blocks as the template shows them; open when something is ticked."""
        for block in BLOCKS:
            fields = [self[_name(block, facet)] for facet in FACETS]
            label, help_text = BLOCK_WORDS[block]
            ticked = block == "all" or any(field.value() for field in fields)
            yield {
                "name": block,
                "label": label,
                "help": help_text,
                "fields": fields,
                "open": ticked,
            }

    @property
    def rule(self) -> Rule:
        """The rule that was ticked; of a valid form."""
        return Rule(**{block: tuple(self._clauses(block)) for block in BLOCKS})

    @property
    def plan(self) -> Plan:
        """The rest; of a valid form."""
        data = self.cleaned_data
        return Plan(data["title"], data["starts"], data["ends"], data["priority"])

    def _clauses(self, block: str) -> Iterator[Clause]:
        for facet in FACETS:
            codes = self.cleaned_data[_name(block, facet)]
            if codes:
                yield Clause(facet, tuple(codes))


class CallBackForm(forms.Form):
    """Why it is taken away again."""

    reason = forms.CharField(
        label=_("召回原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


def initial(campaign: Campaign) -> dict[str, Any]:
    """A campaign as the form's initial values."""
    values: dict[str, Any] = {
        "title": campaign.title,
        "priority": campaign.priority,
        "starts": campaign.starts,
        "ends": campaign.ends,
    }
    rule = campaign.parsed_rule
    for block in BLOCKS:
        for clause in rule.block(block):
            values[_name(block, clause.facet)] = list(clause.codes)
    return values


def _name(block: str, facet: str) -> str:
    return f"{block}-{facet}"

"""What a reviewer says of a text, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from .checklists import unticked
from .claims import claims
from .enums import Decision, Excuse, Finding
from .refusals import ChecklistIncomplete, ClaimUnjudged, CommentMissing


@dataclass(frozen=True)
class Opinion:
    """A decision with what it stands on."""

    kind: str
    decision: str
    checklist: Mapping[str, bool] = field(default_factory=dict)
    comment: str = ""
    #: By the claim's key (`claims.claims`): one of `Finding`.
    findings: Mapping[str, str] = field(default_factory=dict)
    #: Of who declines: one of `Excuse`.
    excuse: str = ""

    @property
    def approves(self) -> bool:
        return self.decision == Decision.APPROVE

    def refuse_incomplete(self, content: dict[str, Any]) -> None:
        """Raise ChecklistIncomplete, ClaimUnjudged or CommentMissing when something is left out."""
        if self.decision == Decision.DECLINE:
            if self.excuse not in Excuse.values and not self.comment.strip():
                raise CommentMissing(_("请选择不便审核的原因，我们好另请专家。"))
        elif self.approves:
            self._refuse_half_approval(content)
        elif not self.comment.strip() and not self.faults():
            raise CommentMissing(_("请写明要改什么，或在有问题的论断上选一个原因。"))

    def faults(self) -> dict[str, str]:
        """The claims that were found wanting, with the reason's code."""
        known = set(Finding.values) - {Finding.HOLDS}
        return {key: code for key, code in self.findings.items() if code in known}

    def _refuse_half_approval(self, content: dict[str, Any]) -> None:
        unjudged = list(self._unjudged(content))
        if unjudged:
            raise ClaimUnjudged(unjudged)
        missing = unticked(self.kind, dict(self.checklist))
        if missing:
            raise ChecklistIncomplete(
                _("核对清单还没有勾选：%(point)s") % {"point": point} for point in missing
            )

    def _unjudged(self, content: dict[str, Any]) -> Iterator[str]:
        for claim in claims(content):
            code = self.findings.get(claim.key)
            if code is None:
                yield _("第%(number)s条论断还没有判断。") % {"number": claim.number}
            elif code != Finding.HOLDS:
                yield _("第%(number)s条论断您认为有问题，不能同意全文；请选“请修改”。") % {
                    "number": claim.number
                }

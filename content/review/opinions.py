"""What a reviewer says of a text, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .checklists import unticked
from .enums import Decision
from .refusals import ChecklistIncomplete, CommentMissing


@dataclass(frozen=True)
class Opinion:
    """A decision with what it stands on."""

    kind: str
    decision: str
    checklist: Mapping[str, bool] = field(default_factory=dict)
    comment: str = ""

    @property
    def approves(self) -> bool:
        return self.decision == Decision.APPROVE

    def refuse_incomplete(self) -> None:
        """Raise ChecklistIncomplete or CommentMissing when something is left out."""
        missing = unticked(self.kind, dict(self.checklist)) if self.approves else []
        if missing:
            raise ChecklistIncomplete(
                _("核对清单还没有勾选：%(point)s") % {"point": point} for point in missing
            )
        if not self.approves and not self.comment.strip():
            raise CommentMissing(_("请写明原因，编写人要靠它修改或另请专家。"))

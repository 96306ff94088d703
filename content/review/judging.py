"""Everything that a reviewer is shown of one request, gathered once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation

from content.pages.drafts import draft_reading
from content.pages.fingerprint import canonical_content, digest, text_digest
from content.pages.models import ArticlePage
from content.pages.reading import Block, Reading

from .actions import latest
from .changes import Change, changed_blocks, changes
from .claims import key_of
from .enums import Decision
from .models import PartnerReview, Submission, Verdict
from .sources import source_of


@dataclass(frozen=True)
class Piece:
    """One block of the text, with its source's where it is a translation."""

    block: Block
    #: The claim's key, or "".
    claim: str
    number: int
    changed: bool
    source: Block | None


class Case:
    """One text to judge."""

    def __init__(self, draft: ArticlePage) -> None:
        self.draft = draft
        self.content = canonical_content(draft)
        self.fingerprint = digest(self.content)

    @cached_property
    def submission(self) -> Submission | None:
        """The open request about exactly this text."""
        return Submission.objects.for_text(self.draft, self.fingerprint)

    @cached_property
    def agreed(self) -> int:
        """How many have said yes to this request so far."""
        asked = self.submission
        return Verdict.objects.answering(asked).approving().count() if asked else 0

    @cached_property
    def partner(self) -> PartnerReview | None:
        """The partner's review of what was taken over, for a text that was."""
        return PartnerReview.objects.filter(page_id=self.draft.pk).first()

    @property
    def partner_holds(self) -> bool:
        """Whether the words are still those that the partner vouched for."""
        return self.partner is not None and self.partner.text == text_digest(self.content)

    @cached_property
    def reading(self) -> Reading:
        return draft_reading(self.draft)

    @cached_property
    def source(self) -> Reading | None:
        """The original, beside which a translation is judged."""
        found = source_of(self.draft)
        return draft_reading(latest(found.page_id)) if found else None

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """What was said of any text of this page, the newest first."""
        return list(Verdict.objects.of(self.draft))

    @cached_property
    def before(self) -> dict[str, Any] | None:
        """The text of the last verdict that was not about this one."""
        others = [v for v in self.verdicts if v.fingerprint != self.fingerprint]
        judged = [v for v in others if v.decision != Decision.DECLINE]
        for verdict in judged:
            asked = Submission.objects.filter(
                page_id=self.draft.pk, fingerprint=verdict.fingerprint
            ).exclude(content={})
            if found := asked.order_by("-id").first():
                return found.content
        return None

    @cached_property
    def changes(self) -> list[Change]:
        """What has changed since that verdict, labelled in the language of the text."""
        with translation.override(self.draft.locale.language_code):
            return changes(self.before, self.content) if self.before else []

    @cached_property
    def pieces(self) -> list[Piece]:
        """The body, block by block."""
        changed = changed_blocks(self.before, self.content) if self.before else set()
        sources = self.source.blocks if self.source else []
        found, number = [], 0
        for index, block in enumerate(self.reading.blocks):
            item = self.content["body"][index]
            number += item["type"] == "claim"
            found.append(
                Piece(
                    block=block,
                    claim=key_of(item["value"]) if item["type"] == "claim" else "",
                    number=number,
                    changed=index in changed,
                    source=sources[index] if index < len(sources) else None,
                )
            )
        return found

"""Everything that a translator is shown of one pair."""

from dataclasses import dataclass
from functools import cached_property

from wagtail_localize.models import StringTranslation

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review import actions as review
from content.review.models import Clearance
from content.review.sources import SourceText, source_of
from mongolian.proofreading import Advice

from . import helps
from .actions import units
from .segments import Segment, shown

#: What a unit is, by the end of its place in the text.
LABELS = {
    "title": "标题", "summary": "摘要", "cover_alt": "题图替代文字", "cover_caption": "题图说明",
    "statement": "论断", "source": "来源", "applies_to": "适用对象", "do": "应该做",
    "dont": "不要做", "alt": "替代文字", "caption": "图片说明", "credit": "署名", "text": "内容",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One unit with what helps to translate it."""

    unit: Segment
    label: str
    #: What stood here before the source changed.
    old: str
    terms: list[helps.Term]
    advice: list[Advice]

    @property
    def claim(self) -> bool:
        """Whether the unit is part of a claim: a mistake here does harm."""
        return self.label in {"论断", "来源", "适用对象", "应该做", "不要做"}


class Sheet:
    """One translation, line by line."""

    def __init__(self, pair: ArticlePage) -> None:
        self.pair = pair
        self.language = pair.locale.language_code

    @cached_property
    def source(self) -> SourceText:
        found = source_of(self.pair)
        if found is None:
            raise ValueError("not a translation")
        return found

    @cached_property
    def original(self) -> ArticlePage:
        return review.latest(self.source.page_id)

    @cached_property
    def can_update(self) -> bool:
        """Whether the source's newest text is cleared, so that the pair can follow it."""
        mark = fingerprint(self.original)
        return Clearance.objects.for_text(self.original, mark) is not None

    @cached_property
    def lines(self) -> list[Line]:
        old = self._old()
        return [self._line(unit, old.get(unit.path, "")) for unit in units(self.pair)]

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if not line.unit.target]

    @property
    def claim_changed(self) -> bool:
        """Whether one of the units to translate again belongs to a claim."""
        return any(line.claim and line.old for line in self.missing)

    def _line(self, unit: Segment, old: str) -> Line:
        return Line(
            unit=unit,
            label=LABELS.get(unit.path.rsplit(".", 1)[-1], "正文"),
            old="" if unit.target else old,
            terms=helps.terms(unit.source, self.language),
            advice=helps.advice(unit.source, unit.target, self.language),
        )

    def _old(self) -> dict[str, str]:
        """The newest translation of each place, of whatever source it was."""
        rows = StringTranslation.objects.filter(
            context__object_id=self.pair.translation_key, locale=self.pair.locale
        ).order_by("updated_at")
        return {
            path: shown(data, rich="<" in data)
            for path, data in rows.values_list("context__path", "data")
        }

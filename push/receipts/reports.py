"""A station's receipts as they come over the wire."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from push.documents import DocumentError
from push.documents.fields import Fields, items

from .enums import ReceiptKind

#: So many in one request, and so many displays in one receipt.
MOST, MOST_DISPLAYS = 500, 1_000_000
#: Beyond it an hour of another place would fall out of the calendar.
LAST_YEAR = 9000


@dataclass(frozen=True)
class Told:
    """One receipt as the station tells it."""

    uuid: UUID
    delivery_key: str
    object: str
    kind: str
    at: datetime
    count: int


def parse(body: dict[str, Any]) -> list[Told]:
    """The receipts in a request. Raises DocumentError."""
    return [_told(entry) for entry in items(body.get("receipts"), "receipts", limit=MOST)]


def _told(entry: Any) -> Told:
    fields = Fields(entry, {"id", "item", "object", "kind", "at", "count"})
    kind, count = fields.text("kind"), fields.integer("count")
    if kind not in ReceiptKind.values:
        raise DocumentError("malformed", "kind")
    if not 0 < count <= MOST_DISPLAYS:
        raise DocumentError("malformed", "count")
    return Told(
        uuid=UUID(fields.uuid("id")),
        delivery_key=fields.sha256("item"),
        object=fields.sha256("object"),
        kind=kind,
        at=_moment(fields.text("at", limit=40)),
        count=count,
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise DocumentError("malformed", "at") from error
    if moment.tzinfo is None:
        raise DocumentError("malformed", "at has no offset")
    if not 1970 <= moment.year <= LAST_YEAR:
        raise DocumentError("malformed", "at is in no year that can be kept")
    return moment

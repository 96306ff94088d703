"""The tables that public pages may read: the database itself tells when one of them changes.

A public page that reads another table is not kept (a test says so before a reader could notice).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Watched:
    """A table; `but_not` are columns that change often and that no public page shows."""

    name: str
    but_not: tuple[str, ...] = ()


WATCHED = [
    Watched(
        "campaigns_campaign",
        but_not=("planned", "sent", "delivered", "displayed", "failed", "cancelled", "recalled"),
    ),
    Watched("inbox_message", but_not=("owner_id", "due")),
    Watched("release_publication"),
    Watched("release_remark"),
    Watched("review_clearance"),
    Watched("stations_station", but_not=("seq", "last_contact_at", "last_shown_at")),
    Watched("taxonomy_audiencegroup"),
    Watched("taxonomy_livelihood"),
    Watched("taxonomy_phase"),
    Watched("taxonomy_phasedates"),
    Watched("taxonomy_region"),
    Watched("taxonomy_region_also_under"),
    Watched("taxonomy_topic"),
    Watched("wagtailsearch_indexentry"),
]

#: Written only by another table's triggers, which SQLite does not let us watch.
FOLLOWS = {"wagtailsearch_indexentry_fts": "wagtailsearch_indexentry"}

NAMES = frozenset(table.name for table in WATCHED)

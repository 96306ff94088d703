"""The database's own refusal: triggers that hold even against `.update()`, raw SQL and loaddata."""

from content.record.triggers import Trigger, append_only, changed

#: Page types with prose, as (app label, model name). A test holds this against the models.
REVIEWED_TYPES = [
    ("pages", "articlepage"),
    ("pages", "videopage"),
    ("pages", "graphicpage"),
    ("pages", "rebuttalpage"),
]

_TYPES = " OR ".join(f"(app_label = '{a}' AND model = '{m}')" for a, m in REVIEWED_TYPES)
_REVIEWED = f"NEW.content_type_id IN (SELECT id FROM django_content_type WHERE {_TYPES})"  # noqa: S608
_HAS_CURRENT = (
    "EXISTS (SELECT 1 FROM release_publication p WHERE p.page_id = NEW.id AND p.state = 'current')"
)
_CLEARED = (
    "EXISTS (SELECT 1 FROM review_clearance c WHERE c.id = NEW.clearance_id"
    " AND c.page_id = NEW.page_id AND c.fingerprint = NEW.fingerprint AND c.revoked_at IS NULL)"
)
# What lists, addresses and search read must be what the text itself says (`recomputing`).
_EXACT = " AND ".join(
    [
        "NEW.fingerprint = kepu_fingerprint(NEW.content)",
        "NEW.path = NEW.section || '/' || NEW.slug",
        "NEW.sample = (kepu_said(NEW.content, 'sample') = 'true')",
        *(
            f"NEW.{name} = kepu_said(NEW.content, '{name}')"
            for name in ("kind", "language", "section", "slug", "title", "summary", "adds_to")
        ),
    ]
)
#: Columns of a publication that never change; the others say what became of it.
FROZEN = (
    *("id", "uuid", "page_id", "release_id", "clearance_id", "fingerprint", "translation_key"),
    *(
        "kind",
        "language",
        "section",
        "slug",
        "path",
        "version",
        "title",
        "summary",
        "adds_to",
        "content",
        "media",
    ),
    *("names", "vouched", "sample", "released_at", "correction", "review_by"),
)
_REMARKED = ("id", "subject", "translation_key", "text_zh", "text_mn", "written_by_id")
_PROPOSED = ("id", "page_id", "fingerprint", "reason", "translation_due", "correction",
             "proposed_by_id")  # fmt: skip
_BY_ANOTHER = "COALESCE(NEW.answered_by_id <> NEW.proposed_by_id, 1 = 0)"
_CONFIRMED = (
    "EXISTS (SELECT 1 FROM release_soloproposal s WHERE s.id = NEW.proposal_id"
    " AND s.state = 'confirmed' AND s.answered_by_id <> s.proposed_by_id)"
)
# The same steps as in `enums.STEPS`.
_LEGAL = (
    "(NEW.state = OLD.state OR (OLD.state = 'current'"
    " AND NEW.state IN ('superseded', 'withdrawn')))"
)

TRIGGERS = [
    Trigger(
        "kepu_page_born_live", "wagtailcore_page", "INSERT", f"NEW.live AND {_REVIEWED}",
        "a reviewed page is born a draft",
    ),
    Trigger(
        "kepu_page_mirror", "wagtailcore_page", "UPDATE",
        f"{_REVIEWED} AND NEW.live <> OLD.live AND NEW.live <> {_HAS_CURRENT}",
        "live mirrors the current publication",
    ),
    Trigger(
        "kepu_publication_cleared", "release_publication", "INSERT",
        f"NOT COALESCE({_CLEARED} AND {_EXACT}, 1 = 0)",
        "no clearance for exactly this text",
    ),
    Trigger(
        "kepu_publication_banned", "release_publication", "INSERT",
        "EXISTS (SELECT 1 FROM review_bannedtext b WHERE b.fingerprint = NEW.fingerprint"
        " OR b.text = kepu_text(NEW.content))",
        "this text was killed",
    ),
    Trigger(
        "kepu_publication_frozen", "release_publication", "UPDATE",
        f"NOT {_LEGAL} OR {changed(FROZEN)}",
        "a publication changes only its state, one way",
    ),
    Trigger(
        "kepu_publication_kept", "release_publication", "DELETE", "1 = 1",
        "a publication is withdrawn, never deleted",
    ),
    Trigger(
        "kepu_release_alone", "release_release", "INSERT",
        f"NEW.kind = 'single' AND NOT {_CONFIRMED}",
        "one language alone needs a second person",
    ),
    Trigger(
        "kepu_proposal_born", "release_soloproposal", "INSERT", "NEW.state <> 'proposed'",
        "a proposal is answered by somebody else, later",
    ),
    Trigger(
        "kepu_proposal_kept", "release_soloproposal", "UPDATE",
        f"OLD.state <> 'proposed' OR {changed(_PROPOSED)}"
        f" OR (NEW.state = 'confirmed' AND NOT {_BY_ANOTHER})",
        "a proposal is confirmed once, by another person",
    ),
    Trigger(
        "kepu_remark_born", "release_remark", "INSERT", "NEW.confirmed_by_id IS NOT NULL",
        "words for readers are confirmed by somebody else, later",
    ),
    Trigger(
        "kepu_remark_confirmed", "release_remark", "UPDATE",
        "OLD.confirmed_by_id IS NOT NULL OR NEW.confirmed_by_id = NEW.written_by_id"
        f" OR {changed(_REMARKED)}",
        "words for readers are confirmed once, by another person",
    ),
    Trigger(
        "kepu_remark_kept", "release_remark", "DELETE", "OLD.confirmed_by_id IS NOT NULL",
        "what readers were told stays known",
    ),
    *append_only("release_shownobject", "what a publication shows stays known"),
]  # fmt: skip

"""The database's own refusal: no forged approval, no clearance without verdict, no rewriting."""

from content.record.triggers import Trigger, append_only, changed

#: Pages of the same pair as the verdict's.
_PAIR = (
    "SELECT other.id FROM wagtailcore_page other JOIN wagtailcore_page page"
    " ON page.translation_key = other.translation_key WHERE page.id = NEW.page_id"
)
#: Whoever owns or edited a page of the pair, with their unit.
_HANDS = (
    "SELECT hand.id, hand.unit_id FROM accounts_user hand WHERE hand.id IN"  # noqa: S608
    f" (SELECT c.user_id FROM review_contribution c WHERE c.page_id IN ({_PAIR}))"
    f" OR hand.id IN (SELECT p.owner_id FROM wagtailcore_page p WHERE p.id IN ({_PAIR}))"
)
_INDEPENDENT = (
    "EXISTS (SELECT 1 FROM review_expert e JOIN accounts_user judge ON judge.id = e.user_id"  # noqa: S608
    " WHERE e.user_id = NEW.reviewer_id AND judge.unit_id IS NOT NULL AND NOT EXISTS"
    f" (SELECT 1 FROM ({_HANDS}) hands"
    " WHERE hands.id = judge.id OR hands.unit_id = judge.unit_id))"
)
_VOUCHED = (
    "EXISTS (SELECT 1 FROM review_verdict v WHERE v.id = NEW.verdict_id"
    " AND v.page_id = NEW.page_id AND v.fingerprint = NEW.fingerprint"
    " AND v.decision = 'approve')"
)
#: Approvals of exactly this text by experts of different units, against what its request asked for.
_UNITS_FOR = (
    "SELECT COUNT(DISTINCT judge.unit_id) FROM review_verdict v"
    " JOIN accounts_user judge ON judge.id = v.reviewer_id WHERE v.page_id = NEW.page_id"
    " AND v.fingerprint = NEW.fingerprint AND v.decision = 'approve'"
)
_NEEDED = (
    "SELECT COALESCE(MAX(s.experts_needed), 1) FROM review_submission s"
    " WHERE s.page_id = NEW.page_id AND s.fingerprint = NEW.fingerprint"
)
_GRANTED = (
    *("id", "page_id", "fingerprint", "verdict_id", "source_page_id", "source_fingerprint"),
    "granted_at",
)

_BANNED = "EXISTS (SELECT 1 FROM review_bannedtext b WHERE b.fingerprint = NEW.fingerprint)"

TRIGGERS = [
    Trigger(
        "kepu_clearance_banned", "review_clearance", "INSERT", _BANNED, "this text was killed",
    ),
    *append_only("review_bannedtext", "what was killed stays killed"),
    Trigger(
        "kepu_verdict_independent", "review_verdict", "INSERT",
        f"NEW.decision = 'approve' AND NOT {_INDEPENDENT}",
        "nobody vouches for work of their own or of their unit",
    ),
    *append_only("review_verdict", "a verdict is given once and stays"),
    Trigger(
        "kepu_clearance_vouched", "review_clearance", "INSERT", f"NOT {_VOUCHED}",
        "no clearance without an approving verdict on exactly this text",
    ),
    Trigger(
        "kepu_clearance_quorum", "review_clearance", "INSERT",
        f"({_UNITS_FOR}) < ({_NEEDED})",
        "not enough experts of different units have approved this text",
    ),
    Trigger(
        "kepu_submission_kept", "review_submission", "UPDATE",
        changed(("id", "page_id", "fingerprint", "kind", "risk", "experts_needed", "asked_by_id")),
        "what was asked stays as it was asked",
    ),
    Trigger(
        "kepu_clearance_frozen", "review_clearance", "UPDATE",
        f"OLD.revoked_at IS NOT NULL OR {changed(_GRANTED)}",
        "a clearance is only ever revoked",
    ),
    Trigger(
        "kepu_clearance_kept", "review_clearance", "DELETE", "1 = 1",
        "a clearance is revoked, never deleted",
    ),
    Trigger(
        "kepu_contribution_kept", "review_contribution", "DELETE",
        "EXISTS (SELECT 1 FROM review_submission s WHERE s.page_id = OLD.page_id)",
        "who had a hand in a submitted text stays known",
    ),
    Trigger(
        "kepu_contribution_frozen", "review_contribution", "UPDATE",
        changed(("id", "page_id", "user_id")),
        "who had a hand in a text stays known",
    ),
]  # fmt: skip

"""The database's own refusal: no forged approval, no clearance without verdict, no rewriting."""

from content.record.triggers import Trigger, append_only, changed

from . import routes

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
#: Units that the pair's text was taken over from.
_PARTNERS = f"SELECT r.source_unit_id FROM review_partnerreview r WHERE r.page_id IN ({_PAIR})"  # noqa: S608
_INDEPENDENT = (
    "EXISTS (SELECT 1 FROM review_expert e JOIN accounts_user judge ON judge.id = e.user_id"  # noqa: S608
    " WHERE e.user_id = NEW.reviewer_id AND judge.unit_id IS NOT NULL"
    " AND (NEW.kind <> 'language' OR e.language_reviewer) AND NOT EXISTS"
    f" (SELECT 1 FROM ({_HANDS}) hands"
    " WHERE hands.id = judge.id OR hands.unit_id = judge.unit_id)"
    f" AND NOT EXISTS (SELECT 1 FROM ({_PARTNERS}) partners"
    " WHERE partners.source_unit_id = judge.unit_id))"
)
_VOUCHED = (
    "EXISTS (SELECT 1 FROM review_verdict v WHERE v.id = NEW.verdict_id"
    " AND v.page_id = NEW.page_id AND v.fingerprint = NEW.fingerprint"
    " AND v.decision = 'approve')"
)
#: What the deciding verdict is about: only a request for that, and verdicts on that, count.
_KIND = "SELECT d.kind FROM review_verdict d WHERE d.id = NEW.verdict_id"
#: Approvals of exactly this text by experts of different units, against what its request asked for.
_UNITS_FOR = (
    "SELECT COUNT(DISTINCT judge.unit_id) FROM review_verdict v"  # noqa: S608
    " JOIN accounts_user judge ON judge.id = v.reviewer_id WHERE v.page_id = NEW.page_id"
    f" AND v.fingerprint = NEW.fingerprint AND v.decision = 'approve' AND v.kind = ({_KIND})"
)
#: A text that nobody ever asked about has no clearance at all.
_NEEDED = (
    "SELECT COALESCE(MAX(s.experts_needed), 99) FROM review_submission s"  # noqa: S608
    f" WHERE s.page_id = NEW.page_id AND s.fingerprint = NEW.fingerprint AND s.kind = ({_KIND})"
)
_GRANTED = (
    *("id", "page_id", "fingerprint", "verdict_id", "source_page_id", "source_fingerprint"),
    "granted_at",
)

_BANNED = (
    "EXISTS (SELECT 1 FROM review_bannedtext b WHERE b.fingerprint = NEW.fingerprint"
    " OR b.text IN (SELECT kepu_text(s.content) FROM review_submission s"
    " WHERE s.page_id = NEW.page_id AND s.fingerprint = NEW.fingerprint))"
)
_PARTNERED = (
    "EXISTS (SELECT 1 FROM review_partnerreview r WHERE r.page_id = NEW.page_id"
    " AND r.text = kepu_text(NEW.content))"
)


#: A topic that can harm is the text's shelf or one of its topics, or what those stand under or were
#: merged with (`content.taxonomy.reach`).
_NAMED = (
    "EXISTS (WITH RECURSIVE up(id) AS (SELECT t.id FROM taxonomy_topic t"  # noqa: S608
    " WHERE t.code = kepu_said(NEW.content, 'section')"
    " OR kepu_said(NEW.content, 'topics') LIKE '%\"' || t.code || '\"%'"
    " UNION SELECT wider.id FROM up JOIN taxonomy_topic t ON t.id = up.id"
    " JOIN taxonomy_topic wider ON wider.id IN (t.parent_id, t.merged_into_id)"
    " OR wider.merged_into_id = t.id)"
    " SELECT 1 FROM up JOIN taxonomy_topic found ON found.id = up.id"
    f" WHERE found.code IN ({', '.join(repr(code) for code in routes.TOPICS)}))"
)


def _worded(word: str) -> str:
    return " OR ".join(f"kepu_said(NEW.content, '{name}') LIKE '%{word}%'" for name in _SAID)


_SAID = ("title", "summary", "body")
#: The same as `routes.risk_of`: what can harm people goes to two experts, whatever the row says.
_HARMFUL = " OR ".join(
    [
        _NAMED,
        *(_worded(word) for words in routes.TELLTALES.values() for word in words),
    ]
)

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
        "kepu_submission_exact", "review_submission", "INSERT",
        "NOT COALESCE(NEW.fingerprint = kepu_fingerprint(NEW.content), 1 = 0)",
        "what is asked is the text it says it is",
    ),
    Trigger(
        "kepu_submission_partner", "review_submission", "INSERT",
        f"NEW.risk = 'partner' AND NOT {_PARTNERED}",
        "no partner has reviewed these words",
    ),
    Trigger(
        "kepu_submission_language", "review_submission", "INSERT",
        "NEW.kind <> 'science' AND NOT EXISTS"
        " (SELECT 1 FROM translation_pin p WHERE p.page_id = NEW.page_id)",
        "only a translation is judged for its language",
    ),
    Trigger(
        "kepu_submission_experts", "review_submission", "INSERT",
        f"NEW.kind = 'science' AND NEW.experts_needed < 2 AND ({_HARMFUL})",
        "a text of this risk needs two experts",
    ),
    *append_only("review_partnerreview", "what a partner vouched for stays as it was recorded"),
    Trigger(
        "kepu_submission_kept", "review_submission", "UPDATE",
        changed(("id", "page_id", "fingerprint", "kind", "risk", "experts_needed", "asked_by_id",
                 "content")),
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

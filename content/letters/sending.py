"""Taking letters to the post office, so that a crash loses none and none goes twice.

SMTP cannot tell one letter from its repetition. So `begun_at` is written before a letter is handed
over. What failed before, or was refused by an answer, is tried again; what was begun and has no
answer is `in_doubt`: it is not sent again by itself (docs/runbook.md says what to do with it).
"""

import contextlib
import hashlib
import smtplib
import time
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection, make_msgid
from django.utils import timezone
from django.utils.html import format_html

from outbox import claims

from .models import Letter

BATCH = 20
LEASE_SECONDS = 120.0
#: The server has answered, and the answer was no: the letter did not go.
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)
#: A box of upright lines; readers that do not know the rule show the lines as they are.
UPRIGHT = "writing-mode:vertical-lr;height:440px;font-size:18px;line-height:1.7"


def work(deadline: float) -> int:
    """Send what is due until `time.monotonic()` passes `deadline`; returns how many were sent."""
    rows = claims.claim(Letter, limit=BATCH, lease_seconds=LEASE_SECONDS)
    done = 0
    for position, row in enumerate(rows):
        if time.monotonic() >= deadline:
            claims.give_back(rows[position:])
            break
        if row.begun_at is not None:
            claims.doubt(row, "interrupted while it was handed over")
        elif claims.start(row, lease_seconds=LEASE_SECONDS):
            done += _send(row)
    return done


def _send(row: Letter) -> int:
    connection = get_connection()
    try:
        connection.open()
    except Exception as error:  # noqa: BLE001 - whatever the post office says, it has no letter yet
        claims.fail(row, error)
        return 0
    try:
        return _hand_over(row, connection)
    finally:
        _close(connection)


def _hand_over(row: Letter, connection: Any) -> int:
    if not claims.mark(row, begun_at=timezone.now()):
        return 0
    try:
        message(row, connection).send()
    except REFUSALS as error:
        claims.mark(row, begun_at=None)
        claims.fail(row, error)
        return 0
    except Exception as error:  # noqa: BLE001 - no answer: it may have gone, or not
        claims.doubt(row, error)
        return 0
    return int(claims.finish(row, sent_at=timezone.now()))


def _close(connection: Any) -> None:
    with contextlib.suppress(Exception):  # the letter's fate is decided; a rude goodbye is none
        connection.close()


def message(row: Letter, connection: Any = None) -> EmailMultiAlternatives:
    """The letter as mail. Its Message-ID follows from its key."""
    mark = hashlib.sha256(row.key.encode()).hexdigest()[:32]
    host = make_msgid().rsplit("@", 1)[-1]
    mail = EmailMultiAlternatives(
        subject=row.subject,
        body=row.body,
        to=[row.user.email],
        connection=connection,
        headers={"Message-ID": f"<{mark}@{host}", "Auto-Submitted": "auto-generated"},
    )
    if row.language == "mvf":
        said, link, foot = row.body.split("\n\n")
        mail.attach_alternative(
            format_html(
                '<div lang="mn-Mong-CN" style="{}"><p>{}</p><p>{}</p></div>'
                '<p><a href="{}">{}</a></p>',
                UPRIGHT, said, foot, link, link,
            ),
            "text/html",
        )  # fmt: skip
    return mail

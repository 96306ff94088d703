"""The only way out of content: what is above listens, content never asks who.

Sent inside the transaction of the act, so a listener may write rows (an outbox message) and nothing
else: what it wrote is committed or rolled back together with the act.
"""

from django.dispatch import Signal

#: publications: list of the new ones; superseded: list of those they replace.
content_released = Signal()
#: publications: list of those called back; reason: str.
content_withdrawn = Signal()
#: terms: list of those that were merged or stand elsewhere from now on.
terms_rearranged = Signal()

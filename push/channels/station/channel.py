"""The way to e-stations: a row that the station's next manifest is made from."""

from collections.abc import Iterable

from django.utils import timezone

from content.release.models import Publication
from push.channels import registry
from push.channels.base import Accepted, ChannelError, Message

from .models import Placement


class StationChannel:
    """Sending is an idempotent insert, so the same key always arrives once."""

    name = "station"
    dedupes = True

    def send(self, message: Message) -> Accepted:
        """Place the publication. ChannelError, permanent, when it is not public (any more)."""
        publication = Publication.objects.current().filter(uuid=message.publication).first()
        if publication is None:
            raise ChannelError(f"{message.publication} is not public", permanent=True)
        placement = Placement(
            key=message.key,
            station_code=message.recipient,
            publication=publication,
            language=message.language,
            starts=message.starts,
            ends=message.ends,
            priority=message.priority,
            placed_at=timezone.now(),
        )
        Placement.objects.bulk_create([placement], ignore_conflicts=True)
        return Accepted(reference=message.key)

    def recall(self, keys: Iterable[str]) -> int:
        """Take the placements off; stations drop them at their next contact."""
        rows = Placement.objects.not_recalled().filter(key__in=list(keys))
        return rows.update(recalled_at=timezone.now())


def install() -> None:
    """Called once, from the app's `ready`."""
    registry.register(StationChannel())

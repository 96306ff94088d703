"""What happens to placements apart from sending and recalling."""

from content.release.models import Publication

from .models import Placement


def move(old: Publication, new: Publication) -> int:
    """Put the corrected text where the old one is; returns on how many stations.

    The placement stays the same delivery: its key and times do not change.
    """
    return Placement.objects.not_recalled().filter(publication=old).update(publication=new)

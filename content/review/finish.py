"""What Wagtail calls when a review workflow ends. Imported while models load: no models here."""

from typing import Any


def grant_clearance(workflow_state: Any, user: Any = None) -> None:
    """Record nothing more: the clearance was granted with the verdict. Publishes nothing.

    Wagtail's own default would publish the page here; only `content.release` may do that.
    """

"""Who may change which upload: people of the part that it comes from. Anyone may use it."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from accounts.parts import in_part, units_of

#: What alters an upload for everybody who uses it.
ALTERING = {"change", "delete"}


class PartPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's own policy, narrowed to the part of whoever asks."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        wanted = set(actions)
        uploader = instance.uploaded_by_user
        if not _own(user, uploader) and not in_part(user, uploader and uploader.unit):
            wanted -= ALTERING
        return bool(wanted) and super().user_has_any_permission_for_instance(user, wanted, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Any]:
        found = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser or not set(actions) <= ALTERING:
            return found
        mine = Q(uploaded_by_user=user) | Q(uploaded_by_user__unit__in=units_of(user))
        return found.filter(mine)


def _own(user: Any, uploader: Any) -> bool:
    return bool(uploader and uploader.pk == user.pk)

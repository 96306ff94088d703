"""Who may alter what is kept as a snippet: people of the part that it belongs to.

Wagtail asks a policy for a snippet's kind, and nowhere for the snippet itself (issue #13314):
`GuardedViewSet` asks before any of its screens is made, whatever the method.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from .parts import has_the_whole

#: What changes a thing for everybody who uses it.
ALTERING = {"add", "change", "delete"}
#: Of a thing of another part nothing is allowed, not even to look.
_ANY = ["add", "change", "delete", "view"]


class WholePolicy(ModelPermissionPolicy):
    """Of what all parts share: everybody with the right may look, the whole city's people alter."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        allowed = bool(super().user_has_permission(user, action))
        return allowed and (action not in ALTERING or has_the_whole(user))


class PartPolicy(ModelPermissionPolicy):
    """Of what stands in one part: `own` narrows a query to what is this person's."""

    def __init__(
        self, model: type[Model], own: Callable[[Any, QuerySet[Any]], QuerySet[Any]]
    ) -> None:
        super().__init__(model)
        self.own = own

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return self.own(user, self.model._default_manager.filter(pk=instance.pk)).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        return self.own(user, super().instances_user_has_any_permission_for(user, actions))


def theirs(model: type[Model], user: Any) -> QuerySet[Any]:
    """The things of this kind that this person may do anything with."""
    policy = policy_registry.get_by_type(model)
    found: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, _ANY)
    return found


class _Choose(ChooseView):
    """Only what is of one's own part is offered."""

    def get_object_list(self) -> QuerySet[Any]:
        return _own(super().get_object_list(), self.request.user)


class _ChooseResults(ChooseResultsView):
    """The same, narrowed by a search."""

    def get_object_list(self) -> QuerySet[Any]:
        return _own(super().get_object_list(), self.request.user)


def _own(found: QuerySet[Any], user: Any) -> QuerySet[Any]:
    return found.filter(pk__in=theirs(found.model, user).values("pk"))


class GuardedChooser(SnippetChooserViewSet):
    """Wagtail's chooser, of one's own part."""

    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return guarded(super().construct_view(view_class, **kwargs), self.model)


class GuardedViewSet(SnippetViewSet):
    """The screens of a snippet that belongs to a part: list, form, delete, usage, history."""

    chooser_viewset_class = GuardedChooser
    #: For what everybody uses, and only its own part alters.
    lists_all = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any] | None:
        """What the list shows."""
        return None if self.lists_all else theirs(self.model, request.user)

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return guarded(super().construct_view(view_class, **kwargs), self.model)


def guarded(view: Any, model: type[Model]) -> Any:
    """The view, refused for a thing of another part."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        named = [kwargs["pk"]] if "pk" in kwargs else request.GET.getlist("id")
        asked = model._default_manager.filter(pk__in=[pk for pk in named if str(pk).isdecimal()])
        if asked.exclude(pk__in=theirs(model, request.user).values("pk")).exists():
            raise PermissionDenied
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return answer

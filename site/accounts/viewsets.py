"""How people and units are kept in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .models import Unit, User

EXTRA = {"display_name", "display_name_mn", "unit", "language", "wants_mail", "fictional"}


class PersonEditForm(UserEditForm):
    """Wagtail's form with the name people use and the unit they belong to."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.all(), required=False, label=_("单位"))

    class Meta(UserEditForm.Meta):
        model = User
        fields = UserEditForm.Meta.fields | EXTRA


class PersonCreationForm(UserCreationForm):
    """The same for a new person."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.all(), required=False, label=_("单位"))

    class Meta(UserCreationForm.Meta):
        model = User
        fields = UserCreationForm.Meta.fields | EXTRA


class UserViewSet(WagtailUserViewSet):
    """People who sign in."""

    list_display = ["display_name", "username", "unit", "is_active"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return PersonEditForm if for_update else PersonCreationForm


class UnitViewSet(SnippetViewSet):
    """The organisation tree: names can be changed here; the tree is loaded by the association."""

    model = Unit
    icon = "group"
    menu_label = _("单位")
    menu_order = 810
    add_to_settings_menu = True
    list_display = ["name_zh", "name_mn", "code"]
    search_fields = ["name_zh", "code"]
    panels = [
        FieldPanel("name_zh"),
        FieldPanel("name_mn"),
        FieldPanel("division"),
        FieldPanel("fictional"),
    ]
    copy_view_enabled = False

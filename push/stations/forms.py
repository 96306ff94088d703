"""What the screens of the admin ask."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from content.taxonomy.parts import in_own_regions, regions_of

from .consent import CONSENT, contact_of, keep_contact, note_consent
from .models import DeviceKey, Station
from .telephones import normal

#: What is shown of a person, and the field it is shown from.
_SHOWN = {"show_keeper": "keeper_name", "show_telephone": "telephone"}


class StationForm(WagtailAdminModelForm):
    """A station's own data. Its code is fixed once a screen has been enrolled under it."""

    telephone = forms.CharField(
        label=Station._meta.get_field("telephone").verbose_name,
        help_text=Station._meta.get_field("telephone").help_text,
        max_length=30,
        required=False,
    )
    private_contact = forms.CharField(
        label=_("内部联系方式"),
        help_text=_("怎样找到站长。加密保存，只有能改e站的工作人员看得到，永远不会公开。"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.queryset = regions_of(self.for_user)
        if self.instance.pk and self.instance.keys.exists():
            self.fields["code"].disabled = True
        if self.instance.pk:
            self.initial["private_contact"] = contact_of(self.instance)
        self.before = {name: getattr(self.instance, name) for name in CONSENT}

    def clean_telephone(self) -> str:
        """The number in the one form that is kept."""
        return normal(self.cleaned_data["telephone"])

    def clean(self) -> dict[str, Any]:
        """Nothing is shown of a person without what they agreed to, and another person is asked."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        shown = [field for show, field in _SHOWN.items() if said.get(show)]
        for field in shown:
            if not said.get(field) and field not in self.errors:
                self.add_error(field, _("要公开，先填写这一项。"))
        if shown and not said.get("agreed_by"):
            self.add_error("agreed_by", _("要公开姓名或电话，先写清是谁同意的。"))
        if shown and not said.get("agreed_on"):
            self.add_error("agreed_on", _("要公开姓名或电话，先写清哪天同意的。"))
        if (on := said.get("agreed_on")) and on > timezone.localdate():
            self.add_error("agreed_on", _("这一天还没有到。"))
        if self._somebody_else(said, shown):
            self.add_error("agreed_by", _("换了人或号码：请问过本人，重新写谁在哪天同意的。"))
        return said

    def _somebody_else(self, said: dict[str, Any], shown: list[str]) -> bool:
        """Whether an old consent would be used for a new person or number."""
        changed = any(self.before[field] not in ("", said.get(field)) for field in shown)
        same = all(said.get(name) == self.before[name] for name in ("agreed_by", "agreed_on"))
        return changed and same and bool(self.before["agreed_by"])

    def save(self, commit: bool = True) -> Station:
        """The station, its private contact sealed, and what may be shown in the record."""
        station: Station = super().save(commit=commit)
        if commit:
            keep_contact(station, self.cleaned_data["private_contact"])
            if any(getattr(station, name) != value for name, value in self.before.items()):
                note_consent(station, person=self.for_user)
        return station


class CodeForm(forms.Form):
    """The code on the new screen."""

    code = forms.CharField(
        label=_("屏幕上的代码"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "placeholder": "XXXX-XXXX",
                "autofocus": True,
            }
        ),
    )


class ConfirmForm(forms.Form):
    """Which station, after the letters have been compared."""

    code = forms.CharField(widget=forms.HiddenInput)
    station = forms.ModelChoiceField(
        label=_("登记到哪个e站"), queryset=Station.objects.none(), empty_label=_("请选择")
    )
    same = forms.BooleanField(
        label=_("我已核对：屏幕上的指纹和这里显示的四个字母完全一样"),
        error_messages={"required": _("请先核对指纹。不一样就不要登记，点“不是这块屏幕”。")},
    )
    replacing = forms.BooleanField(
        label=_("换下现有屏幕"),
        required=False,
        help_text=_("只在这个e站已有屏幕时勾选；旧屏幕下次联系时会清空。"),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = in_own_regions(person, Station.objects.not_retired())
        stations = own.select_related("region")
        field = self.fields["station"]
        field.queryset = stations  # type: ignore[attr-defined]
        screens = dict(DeviceKey.objects.in_use().values_list("station_id", "fingerprint"))
        field.label_from_instance = lambda station: _label(station, screens)  # type: ignore[attr-defined]


def _label(station: Station, screens: dict[int, str]) -> str:
    screen = screens.get(station.pk)
    note = f" · {_('已有屏幕')} {screen}" if screen else ""
    return f"{station.code} {station.name_zh} · {station.region}{note}"

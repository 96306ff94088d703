"""What the screens of the admin ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from content.taxonomy.parts import in_own_regions, regions_of

from .models import DeviceKey, Station


class StationForm(WagtailAdminModelForm):
    """A station's own data. Its code is fixed once a screen has been enrolled under it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.queryset = regions_of(self.for_user)
        if self.instance.pk and self.instance.keys.exists():
            self.fields["code"].disabled = True


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

"""Choosing what a term becomes, and the file of regions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from mongolian.lint import CYRILLIC, FOREIGN_LETTER, PRIVATE_USE, UNSHAPEABLE, lint

from .importing import CODE, COLUMNS
from .models import Region, Term
from .parts import regions_of
from .querysets import in_use, indented

LARGEST = 2_000_000
_FATAL = {CYRILLIC, FOREIGN_LETTER, PRIVATE_USE, UNSHAPEABLE}


class TermForm(WagtailAdminModelForm):
    """A term's names. Who saves it has said how it is called; loading leaves that alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["code"].disabled = True  # what refers to the term refers to its code
        if "parent" in self.fields:
            above = in_use(self._meta.model).exclude(pk=self.instance.pk)
            self.fields["parent"].queryset = above
            self.fields["parent"].choices = [("", _("没有上级")), *indented(above)]

    def clean_name_mn(self) -> str:
        """Traditional script that shapes."""
        name: str = self.cleaned_data["name_mn"]
        problems = [found.message for found in lint(name) if found.code in _FATAL]
        if problems:
            raise ValidationError("；".join(problems))
        return name

    def save(self, commit: bool = True) -> Any:
        self.instance.edited = True
        return super().save(commit)


class RegionForm(TermForm):
    """A division: the nation's code, its place in the tree, since when and until when."""

    above: Any = forms.ModelChoiceField(queryset=None, label=_("上级"), empty_label=_("请选择"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, field = self.instance, self.fields["above"]
        others = in_use(Region).order_by("path")
        own = regions_of(self.for_user).values("pk")
        if region.pk:
            below = region.get_descendants().values("pk")
            others = others.exclude(pk=region.pk).exclude(pk__in=below)
            field.initial = region.get_parent()
            field.required = not region.is_root()
        field.queryset = others.filter(Q(pk__in=own) | Q(pk=getattr(field.initial, "pk", None)))
        field.choices = [("", _("请选择")), *indented(field.queryset)]
        homes = others.filter(depth__lte=2)
        if region.pk:
            homes |= region.also_under.all()
        self.fields["also_under"].queryset = homes

    def clean_code(self) -> str:
        """The nation's: six, nine or twelve digits."""
        code: str = self.cleaned_data["code"]
        if not self.instance.pk and not CODE.fullmatch(code):
            raise ValidationError(_now("代码“%(code)s”应是 6、9 或 12 位数字。") % {"code": code})
        return code

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("valid_from"), cleaned.get("valid_until")
        if since and until and since >= until:
            self.add_error("valid_until", _now("结束日期应晚于开始日期。"))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The division in its place in the tree."""
        region, above = super().save(commit=False), self.cleaned_data["above"]
        if not region.pk:
            above.add_child(instance=region)
        else:
            region.save()
            if above and above.pk != region.get_parent().pk:
                region.move(above, pos="last-child")
                region.refresh_from_db()
        self.save_m2m()
        return region


class PhaseDatesForm(WagtailAdminModelForm):
    """When a phase is, in a region of one's own part."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["region"]
        field.queryset = regions_of(self.for_user)


class MergeForm(forms.Form):
    """Into which term."""

    into: Any = forms.ModelChoiceField(queryset=None, label=_("并入"), empty_label=_("请选择"))

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["into"]
        field.queryset = in_use(type(term)).exclude(pk=term.pk)
        field.choices = [("", _("请选择")), *indented(field.queryset)]


class RegionsForm(forms.Form):
    """The CSV, as a file or, when it is confirmed, as the text that was looked at."""

    file = forms.FileField(
        label=_("CSV 文件"),
        required=False,
        help_text=_("UTF-8 编码，第一行是列名：%(columns)s") % {"columns": ", ".join(COLUMNS)},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The file's text. Refuses none, one that is too large, and one that is no UTF-8."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("text"):
            raise ValidationError(_now("请选择一个 CSV 文件。"))
        if file is not None:
            cleaned["text"] = _text(file)
        return cleaned


def _text(file: Any) -> str:
    if file.size > LARGEST:
        raise ValidationError(_now("文件太大，最多 2 MB。"))
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValidationError(
            _now("文件不是 UTF-8 编码；请在表格软件里另存为“CSV UTF-8”。")
        ) from error

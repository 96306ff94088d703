"""Choosing what a term becomes, and the file of regions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from mongolian.lint import CYRILLIC, FOREIGN_LETTER, PRIVATE_USE, UNSHAPEABLE, lint

from .importing import COLUMNS
from .models import Term
from .querysets import in_order, in_use

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


class MergeForm(forms.Form):
    """Into which term."""

    into: Any = forms.ModelChoiceField(queryset=None, label=_("并入"), empty_label=_("请选择"))

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["into"]
        field.queryset = in_use(type(term)).exclude(pk=term.pk)
        field.choices = [
            ("", _("请选择")),
            *((one.pk, f"{'　' * depth}{one}") for one, depth in in_order(list(field.queryset))),
        ]


class RegionsForm(forms.Form):
    """The CSV, as a file or, when it is confirmed, as the text that was looked at."""

    file = forms.FileField(
        label=_("CSV 文件"),
        required=False,
        help_text=_("UTF-8 编码，第一行是列名：%(columns)s") % {"columns": ", ".join(COLUMNS)},
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

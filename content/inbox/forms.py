"""What a reader fills in: their words, and a contact if they want an answer."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_LINKS = 2
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


class MessageForm(forms.Form):
    """A text, and perhaps a contact. `website` is a trap: people do not see it, programs do."""

    text = forms.CharField(max_length=2000, min_length=4)
    contact = forms.CharField(max_length=120, required=False)
    website = forms.CharField(max_length=200, required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(_LINK.findall(text)) > MOST_LINKS:
            raise forms.ValidationError(_("网址太多了，请用自己的话写。"))
        return text

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in what no person sees."""
        return bool(self.cleaned_data.get("website"))

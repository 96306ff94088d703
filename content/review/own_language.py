"""The expert's screens speak the expert's own language, whatever the language of the text.

The rest of the admin is Chinese. Texts on the screen keep their own language.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from accounts.models import User

CHOICES = ("zh-hans", "mvf")
View = Callable[..., HttpResponse]


def in_own_language(view: View) -> View:
    """The view, with every word of it in the language that the person signed in has chosen.

    A post that names a `language` chooses it, before the view looks at anything.
    """

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        choose(user, request.POST.get("language", ""))
        with translation.override(user.language):
            return view(request, *args, **kwargs)

    return spoken


def choose(user: User, language: str) -> None:
    """From now on speak `language` to this person; another word than ours changes nothing."""
    if language in CHOICES and language != user.language:
        user.language = language
        user.save(update_fields=["language"])

"""The experts: who they are, what they have in hand, what they keep away from."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from content.record import actions as record

from .assigning import may_oversee
from .contributions import done_in, years
from .models import Expert, Interest
from .routing import loads


class InterestForm(forms.ModelForm[Interest]):
    """What the expert keeps away from."""

    class Meta:
        model = Interest
        fields = ("unit", "topic", "note")
        labels = {"unit": gettext_lazy("回避的单位"), "topic": gettext_lazy("回避的主题")}
        help_texts = {
            "unit": gettext_lazy("您任职、受聘或有合作的单位：它的文章不再请您审。"),
            "topic": gettext_lazy("主题和它下面的全部都不再请您审，请选最具体的一个。"),
            "note": gettext_lazy("例如：是什么关系，从何时起。申报以后不能自己收回。"),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("unit") or data.get("topic")):
            raise forms.ValidationError(_("请选一个单位或一个主题。"))
        return data


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every expert, with what they have in hand."""
    user: Any = request.user
    if not may_oversee(user) and not Expert.objects.filter(user=user).exists():
        raise PermissionDenied
    taken, recent = loads()
    experts = Expert.objects.select_related("user__unit").prefetch_related("disciplines", "regions")
    rows = [(expert, taken[expert.user_id], recent[expert.user_id]) for expert in experts]
    return render(request, "review/experts.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest, user_id: int) -> HttpResponse:
    """One expert: standing, interests, years. The expert declares interests here."""
    expert = _expert(request, user_id)
    own = request.user.pk == user_id
    form = InterestForm(request.POST or None)
    if request.method == "POST":
        if not own:
            raise PermissionDenied
        if form.is_valid():
            form.instance.user = expert.user
            interest = form.save()
            note = {"what": str(interest.unit or interest.topic)}
            record.append("declare", actor=expert.user, subject=f"user/{user_id}", detail=note)
            messages.success(request, _("已申报。今后不会再请您审核有关的文章。"))
            return redirect("review:expert", user_id)
    context = {
        "expert": expert,
        "own": own,
        "form": form,
        "interests": Interest.objects.filter(user_id=user_id).order_by("-id"),
        "years": years(user_id) or [timezone.localdate().year],
    }
    return render(request, "review/expert.html", context)


@require_GET
def statement(request: HttpRequest, user_id: int, year: int) -> HttpResponse:
    """The yearly statement of contribution, to print."""
    expert = _expert(request, user_id)
    rows = done_in(user_id, year)
    context = {"expert": expert, "year": year, "rows": rows, "today": timezone.localdate()}
    return render(request, "review/statement.html", context)


def _expert(request: HttpRequest, user_id: int) -> Expert:
    """The expert, for themselves and for the coordinator."""
    user: Any = request.user
    expert = get_object_or_404(Expert.objects.select_related("user__unit"), user_id=user_id)
    if user.pk != user_id and not may_oversee(user):
        raise PermissionDenied
    return expert

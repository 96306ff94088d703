"""The admin's pages about screens: enrolling one, and taking one away."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from accounts.models import User
from content.taxonomy.parts import in_own_regions

from . import actions, freshness
from .enums import StationState
from .forms import CodeForm, ConfirmForm
from .models import DeviceKey, Enrolment, Station
from .refusals import EnrolmentRefused, StationTaken, TooManyTries

may_enrol = permission_required("stations.enrol_station")


@may_enrol
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """First the code; a right one leads on to the fingerprint."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _ask_code(request, form)
    code = form.cleaned_data["code"]
    try:
        waiting = actions.find_waiting(code, person=_person(request))
    except EnrolmentRefused as refusal:
        return _ask_code(request, form, refusal=refusal)
    return _ask_station(
        request, waiting, ConfirmForm(initial={"code": code}, person=_person(request))
    )


@may_enrol
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Then the station, once the fingerprints have been compared."""
    form = ConfirmForm(request.POST, person=_person(request))
    code = str(request.POST.get("code", ""))
    try:
        if not form.is_valid():
            waiting = actions.find_waiting(code, person=_person(request))
            return _ask_station(request, waiting, form)
        station = form.cleaned_data["station"]
        key = actions.authorise(
            code, station=station, person=_person(request), replacing=form.cleaned_data["replacing"]
        )
    except StationTaken as refusal:
        form.add_error("replacing", str(refusal))
        return _ask_station(request, actions.find_waiting(code, person=_person(request)), form)
    except EnrolmentRefused as refusal:
        return _ask_code(request, CodeForm(), refusal=refusal)
    messages.success(
        request,
        _("%(station)s 的屏幕已登记，指纹 %(fingerprint)s。屏幕几秒后开始下载内容。")
        % {"station": station, "fingerprint": key.fingerprint},
    )
    return redirect("stations:screen", station.pk)


@may_enrol
@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    """The letters differ: this is somebody else's screen."""
    try:
        code = str(request.POST.get("code", ""))
        actions.refuse(actions.find_waiting(code, person=_person(request)), person=_person(request))
    except EnrolmentRefused as refusal:
        return _ask_code(request, CodeForm(), refusal=refusal)
    messages.warning(request, _("已拒绝这块屏幕。屏幕会显示新的代码。"))
    return redirect("stations:enrol")


@permission_required("stations.view_station")
@require_GET
def screen(request: HttpRequest, station_id: int) -> HttpResponse:
    """One station: is its screen well, which keys has it had, and how to take it away."""
    station = _station(request, station_id)
    now = timezone.now()
    keys = list(station.keys.select_related("enrolled_by"))
    context = {
        "station": station,
        "contact": freshness.ago(station.last_contact_at, now),
        "health": freshness.health(station.last_contact_at, now),
        "shown": freshness.ago(station.last_shown_at, now) if station.last_shown_at else "",
        "keys": keys,
        "current": next((key for key in keys if key.in_use), None),
        "retired": station.state == StationState.RETIRED,
        "may_enrol": request.user.has_perm("stations.enrol_station"),
    }
    return render(request, "stations/screen.html", context)


@may_enrol
@require_POST
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    """Never believe this key again."""
    key = get_object_or_404(DeviceKey, pk=key_id)
    _station(request, key.station_id)
    actions.revoke(key, person=_person(request))
    words = _("密钥 %(fingerprint)s 已吊销，立即生效；那块屏幕下次联系时清空。")
    messages.success(request, words % {"fingerprint": key.fingerprint})
    return redirect("stations:screen", key.station_id)


@may_enrol
@require_POST
def retire(request: HttpRequest, station_id: int) -> HttpResponse:
    """Close a station for good."""
    station = _station(request, station_id)
    actions.retire(station, person=_person(request))
    messages.success(request, _("%(station)s 已停用，屏幕下次联系时清空。") % {"station": station})
    return redirect("stations:screen", station_id)


def _station(request: HttpRequest, pk: int) -> Station:
    """The station, for who works in its part."""
    station = get_object_or_404(Station.objects.select_related("region"), pk=pk)
    if not in_own_regions(_person(request), Station.objects.filter(pk=pk)).exists():
        raise PermissionDenied
    return station


def _person(request: HttpRequest) -> User:
    """Who is signed in: `permission_required` has let nobody else in."""
    return cast(User, request.user)


def _ask_code(
    request: HttpRequest, form: CodeForm, *, refusal: EnrolmentRefused | None = None
) -> HttpResponse:
    status = 200
    if refusal:
        status = 429 if isinstance(refusal, TooManyTries) else 422
    context = {"form": form, "refusal": refusal}
    return render(request, "stations/enrol.html", context, status=status)


def _ask_station(request: HttpRequest, waiting: Enrolment, form: ConfirmForm) -> HttpResponse:
    return render(request, "stations/confirm.html", {"waiting": waiting, "form": form})

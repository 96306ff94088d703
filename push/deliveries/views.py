"""Trying again what was given up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required

from push.campaigns.models import Campaign
from push.campaigns.refusals import Refused

from . import actions


@require_POST
@permission_required("campaigns.launch_campaign")
def redrive(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Try again what was given up of one campaign."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    user: Any = request.user
    try:
        count = actions.redrive(campaign, user)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(count)d 份重新投递。") % {"count": count})
    return redirect("campaigns:show", campaign_id)

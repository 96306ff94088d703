"""What readers ask for, for editors: most asked and not found, by language and region."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from content.taxonomy.models import Region

from . import asked
from .models import AskedQuery

MOST = 100
ORDERS = {"vain": ("-vain", "-asked"), "asked": ("-asked", "-vain")}


def asked_queries(request: HttpRequest) -> HttpResponse:
    """Queries of the last quarter that several people asked, those found least first."""
    if not request.user.has_perm("search.view_askedquery"):
        raise PermissionDenied
    asked.write()
    order = request.GET.get("order") if request.GET.get("order") in ORDERS else "vain"
    language, region = request.GET.get("language", ""), request.GET.get("region", "")
    rows = AskedQuery.objects.often_enough(language=language, region=region)
    context = {
        "rows": [_row(row) for row in rows.order_by(*ORDERS[order or "vain"], "text")[:MOST]],
        "order": order,
        "language": language,
        "region": region,
        "regions": Region.objects.filter(depth__lte=2),
    }
    return render(request, "search/admin/asked.html", context)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    region = Region.objects.filter(code=row["region"]).first()
    synonym = reverse("wagtailsnippets_search_synonymgroup:add")
    pin = reverse("wagtailsnippets_search_pin:add")
    return {
        **row,
        "region": region or "",
        "write": f"{reverse('kepu_write')}?{urlencode({'title': row['text']})}",
        "synonym": f"{synonym}?{urlencode({'names': row['text'] + '，'})}",
        "pin": f"{pin}?{urlencode({'query': row['text']})}",
    }

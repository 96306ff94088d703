"""Where stations report."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from push.stations.endpoints import asking, endpoint, read_json

from . import actions, reports

MAX_BODY = 256 * 1024


@endpoint("POST")
def receipts(request: HttpRequest) -> HttpResponse:
    """Take receipts; says which are settled and which it knows nothing about."""
    key = asking(request)
    answer = actions.apply(key.station, reports.parse(read_json(request, limit=MAX_BODY)))
    return JsonResponse(
        {
            "accepted": [str(one.uuid) for one in answer.accepted],
            "unknown": [str(one.uuid) for one in answer.unknown],
        }
    )

"""Uploads are private: only signed-in staff see them, in the admin and in previews."""

import mimetypes

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as serve_document

staff_only = permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")


@require_safe
@staff_only
def serve(request: HttpRequest, name: str) -> FileResponse:
    """One private file, never kept by a cache that others share."""
    try:
        file = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousOperation) as error:
        raise Http404(name) from error
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    # Only pictures are shown in place: an uploaded page or drawing must not run as ours.
    shown = mime.startswith("image/") and mime != "image/svg+xml"
    response = FileResponse(file, as_attachment=not shown, content_type=mime)
    response["Cache-Control"] = "private, max-age=3600"
    return response


#: Wagtail's own view of a document asks nobody who they are; ours does.
attachment = staff_only(serve_document)

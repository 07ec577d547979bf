"""Public files, sent by uuid or random name; originals and private files have no address."""

import posixpath
from typing import Any, cast
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.media import services
from cms.media.models import RENDITIONS, VERSION_LENGTH, Document, Image

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@require_safe
def image(_request: HttpRequest, public_id: UUID, version: str, width: int) -> HttpResponseBase:
    """Send an image at one of its public widths.

    A page kept since before the image changed asks for the older version: it gets the new one.
    """
    found = get_object_or_404(Image, public_id=public_id)
    rendition = (
        services.rendition_of(image=found, width=width) if width in found.public_widths else None
    )
    if rendition is None:
        raise Http404
    response = _send(rendition.file.open("rb"))
    fresh = version == found.file_hash[:VERSION_LENGTH]
    response["Cache-Control"] = FOR_EVER if fresh else ASK_AGAIN
    return response


@require_safe
def file(_request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a rendition under its random name, as the back office lists them."""
    if not name.startswith(f"{RENDITIONS}/") or posixpath.normpath(name) != name:
        raise Http404
    try:
        response = _send(default_storage.open(name))
    except (OSError, ValueError):  # no such file, or no name that a file could have
        raise Http404 from None
    response["Cache-Control"] = FOR_EVER
    return response


@require_safe
def document(_request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send a public document as a download, under its title."""
    found = get_object_or_404(Document, public_id=public_id)
    extension = found.file_extension
    try:
        response = FileResponse(
            found.file.open("rb"),
            as_attachment=True,
            filename=f"{slugify(found.title) or 'documento'}.{extension}",
            content_type=found.content_type,
        )
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = ASK_AGAIN
    return response


def _send(opened: Any) -> HttpResponse:
    return cast("HttpResponse", FileResponse(opened))

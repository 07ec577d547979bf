"""Recordings, sent by uuid and in parts, so that a player may begin in the middle."""

from http import HTTPStatus
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cms.media.ranges import Slice, Unsatisfiable, part_of
from cms.media.recordings import Part, Recording, version_of

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@require_safe
def recording(request: HttpRequest, public_id: UUID, part: str, version: str) -> HttpResponseBase:
    """Send one file of a recording, or the part of it that was asked for.

    A page kept since before the file changed asks for the older version: it gets the new one.
    """
    if part not in Part.values:
        raise Http404
    kept, content_type = get_object_or_404(Recording, public_id=public_id).part(part)
    if not kept:
        raise Http404
    try:
        opened, size = kept.storage.open(kept.name), kept.storage.size(kept.name)
    except FileNotFoundError:
        raise Http404 from None
    tag = f'"{version_of(kept)}"'
    try:
        asked = part_of(_range(request, tag), size)
    except Unsatisfiable:
        opened.close()
        return _nothing_of(size)
    start, end = asked or (0, size)
    response = FileResponse(
        Slice(opened, start, end),
        status=HTTPStatus.PARTIAL_CONTENT if asked else HTTPStatus.OK,
        content_type=content_type,
    )
    if asked:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response["Content-Length"] = str(end - start)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    response["Cache-Control"] = FOR_EVER if version == version_of(kept) else ASK_AGAIN
    return response


def _range(request: HttpRequest, tag: str) -> str:
    """Return the part that was asked for, unless the file is another one by now."""
    since = request.headers.get("If-Range", tag)
    return request.headers.get("Range", "") if since == tag else ""


def _nothing_of(size: int) -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
    response["Content-Range"] = f"bytes */{size}"
    return response

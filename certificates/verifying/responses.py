"""What every answer about certificates carries: it is never kept, never found by a search engine."""

from http import HTTPStatus
from typing import Final

from django.http import HttpResponse

HEADERS: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


def finished(response: HttpResponse, wait: int = 0) -> HttpResponse:
    """Add the headers; where the client has to ``wait``, say for how many seconds."""
    for name, value in HEADERS.items():
        response[name] = value
    if wait:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response["Retry-After"] = str(wait)
    return response

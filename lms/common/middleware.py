"""What surrounds every request: the content policy's headers, and refusals told as sentences."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.common.errors import DomainError, NotAllowed

# Our own pages load nothing from elsewhere and run no inline script or style.
PAGES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A page of ours previewed in the editor: it came through this chain once, as at its own address.
PREVIEW: Final = PAGES.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# Wagtail's back office writes inline styles and scripts (decision D17).
BACK_OFFICE: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
BACK_OFFICE_PATH: Final = "/gestao/paginas/"
PERMISSIONS: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Adds the content policy of the page's side of the house."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_back_office = request.path.startswith(BACK_OFFICE_PATH)
        policy = BACK_OFFICE if is_back_office else PAGES
        response.headers.setdefault("Content-Security-Policy", policy)
        if is_back_office and response.headers["Content-Security-Policy"] == PAGES:
            response.headers["Content-Security-Policy"] = PREVIEW
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response


class RefusalPages:
    """Shows a refusal that no view caught as a page with its sentence: 403 or 400."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer a domain error; leave every other error alone."""
        if not isinstance(problem, DomainError):
            return None
        status = 403 if isinstance(problem, NotAllowed) else 400
        return render(request, f"{status}.html", {"reason": problem.sentence}, status=status)

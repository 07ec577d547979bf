"""Pages of the frame itself: the style, "Mais", notices, the style catalogue, refusals."""

from http import HTTPStatus

import structlog
from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from cms import menus
from cms.look import catalogue, stylesheet
from cms.look.parts import Link

YEAR = 365 * 24 * 3600
TICKET_LENGTH = 8


@require_safe
def style(request: HttpRequest, digest: str) -> HttpResponse:
    """Send the style, kept for a year under the address of its content.

    A page cached before an upgrade asks for the older style: it gets the present one, unkept.
    """
    sheet = stylesheet.current()
    coding = _coding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(sheet.bodies[coding], content_type="text/css; charset=utf-8")
    if coding != "identity":
        response["Content-Encoding"] = coding
    fresh = digest == sheet.digest
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if fresh else "no-cache"
    response["Vary"] = "Accept-Encoding"
    return response


def _coding(accepted: str) -> str:
    names = {part.partition(";")[0].strip() for part in accepted.split(",")}
    return next((coding for coding in ("br", "gzip") if coding in names), "identity")


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """List the whole menu, for what a phone's bar cannot hold."""
    return render(request, "look/more.html")


@require_safe
@login_required
def staff(request: HttpRequest) -> HttpResponse:
    """List what this person's roles open; whoever holds none finds nothing here."""
    entries = menus.entries_for(request, menus.Place.STAFF)
    if not entries:
        raise Http404
    return render(request, "look/staff.html", {"entries": entries})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what the pages offer to people with disabilities, and where to complain."""
    return render(request, "look/accessibility.html", _crumbs("Acessibilidade"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say which personal data are kept, what for, and what may be asked."""
    return render(request, "look/privacy.html", _crumbs("Privacidade"))


def _crumbs(here: str) -> dict[str, Link]:
    return {"home": Link("Início", "/"), "here": Link(here)}


@require_safe
def style_catalogue(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, with invented contents."""
    return render(request, "look/catalogue.html", catalogue.contents())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be understood; a body over the limit has its own page."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse with the reason that the policy gave."""
    return render(request, "403.html", {"reason": str(exception)}, status=HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was opened too long ago, or by another site."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or to what this person may not know of."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def too_large(request: HttpRequest, limit: str = "") -> HttpResponse:
    """Refuse an upload; ``limit`` is a sentence such as "O arquivo pode ter até 5 MB."."""
    return render(request, "413.html", {"limit": limit}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_many(request: HttpRequest, *, seconds: int = 0) -> HttpResponse:
    """Ask for a pause of ``seconds``; 0 says "some minutes"."""
    response = render(
        request, "429.html", {"wait": _wait(seconds)}, status=HTTPStatus.TOO_MANY_REQUESTS
    )
    if seconds:
        response["Retry-After"] = str(seconds)
    return response


def _wait(seconds: int) -> str:
    if not seconds:
        return ""
    minutes = -(-seconds // 60)
    unit = "minuto" if minutes == 1 else "minutos"
    return f"Espere {minutes} {unit} e tente de novo."


def server_error(_request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, without the database, the session or the menu."""
    known = structlog.contextvars.get_contextvars().get("request_id", "")
    page = render_to_string("500.html", {"ticket": str(known)[:TICKET_LENGTH]})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)

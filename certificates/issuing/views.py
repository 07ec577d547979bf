"""The person's own certificates, and the stored file."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from certificates.issuing import menu, policy, queries, showing
from certificates.issuing.models import Certificate, private_storage
from certificates.rendering.qr import qr_svg
from certificates.snapshot.rules import verify_url
from lms.access.scope import require
from lms.people.models import User

PAGE_SIZE = 20


@require_safe
@login_required
def my_certificates(request: HttpRequest) -> HttpResponse:
    """List the certificates of the person who is signed in."""
    found = queries.for_lists(policy.own(request.user))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "items": [showing.shown(certificate) for certificate in page],
        "tabs": menu.tabs(),
    }
    return render(request, "certificates/issuing/my_certificates.html", context)


@require_safe
@login_required
def mine(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one's certificate: its QR, its file, and how often it was checked."""
    own = queries.with_checks(policy.own(request.user))
    certificate = get_object_or_404(queries.for_lists(own), public_id=public_id)
    item = showing.shown(certificate)
    context = {
        "item": item,
        "qr": qr_svg(certificate.verify_host, certificate.code),
        "verify_url": verify_url(item.snapshot),
        "days": queries.checked_days(certificate),
        "reason": showing.reason_of(certificate),
    }
    return render(request, "certificates/issuing/mine.html", context)


@require_safe
@login_required
def stored_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the stored PDF, the same bytes for ever; where there is none, say why.

    Raises:
        NotAllowed: only the person gets a file with a rectified name.
    """
    stored = queries.own_file(public_id, cast(User, request.user).pk)
    page = "mine"
    if stored is None:
        certificate = _readable(request, public_id)
        stored = queries.file_of(certificate)
        page = "mine" if policy.is_own(request.user, certificate) else "registered"
    missing = _why_missing(stored)
    if missing:
        messages.warning(request, missing)
        return redirect(f"certificates:{page}", public_id)
    return _send(request, stored)


def _send(request: HttpRequest, stored: queries.StoredFile) -> HttpResponseBase:
    etag = f'"{stored.sha256}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        response = FileResponse(
            private_storage().open(stored.name),
            as_attachment=True,
            filename=f"certificado-{stored.code}.pdf",
            content_type="application/pdf",
        )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _readable(request: HttpRequest, public_id: UUID) -> Certificate:
    certificate = (
        Certificate.objects.select_related("issuer", "person", "printed_person")
        .filter(public_id=public_id)
        .first()
    )
    if certificate is None or not policy.can_see(request.user, certificate):
        raise Http404
    require(policy.can_read_file(request.user, certificate))
    return certificate


def _why_missing(stored: queries.StoredFile) -> str:
    if not stored.name:
        return "O arquivo ainda está sendo preparado. Tente daqui a um minuto."
    if stored.is_erased:
        return "O arquivo foi apagado a pedido da pessoa. O código continua valendo."
    return ""

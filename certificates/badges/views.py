"""The credential for its person, and what whoever checks it fetches: keys and statuses."""

from http import HTTPStatus
from typing import Final, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from certificates.badges import queries, services
from certificates.badges.forms import TakeAlongForm
from certificates.badges.keys import did_document
from certificates.badges.rules import FRESH_SECONDS
from certificates.badges.services import Form
from certificates.issuing import policy as issuing_policy
from certificates.issuing import showing
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from lms.common.errors import DomainError
from lms.organizations.models import Organization
from lms.people.models import User

KEYS_AGE: Final = 3600


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take_along(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask how the credential is to be; hand it over as a file."""
    own = issuing_policy.own(request.user).select_related("issuer", "printed_person")
    certificate = get_object_or_404(own, public_id=public_id)
    if not can_be_taken(certificate):
        messages.warning(request, "Só um certificado válido e com nome vira credencial.")
        return redirect("certificates:mine", public_id)
    form = TakeAlongForm(request.POST or None)
    if not form.is_valid():
        context = {"item": showing.shown(certificate), "form": form}
        return render(request, "certificates/badges/take_along.html", context)
    try:
        made = services.take_along(
            certificate=certificate,
            shows_name=form.shows_name,
            form=Form(form.cleaned_data["form"]),
            by=cast(User, request.user),
        )
    except DomainError as problem:
        messages.warning(request, problem.sentence)
        return redirect("certificates:mine", public_id)
    return _handed_over(made, certificate)


def can_be_taken(certificate: Certificate) -> bool:
    """Tell whether a certificate may be made portable now."""
    is_valid = certificate.status == CertificateStatus.ISSUED
    return is_valid and hasattr(certificate, "printed_person")


@require_safe
@cache_control(public=True, max_age=KEYS_AGE)
def issuer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Publish the keys of an issuer of credentials."""
    organization = _issuer(public_id)
    address = services.address_of(organization, request.get_host())
    return _open(JsonResponse(did_document(address.did), content_type="application/did+json"))


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
@vary_on_headers("Accept")
def statuses(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Publish one of an issuer's lists, in the form that was asked for: a token, or JSON."""
    organization = _issuer(public_id)
    if not queries.has_list(organization, number):
        raise Http404
    form = Form.PROOF if _wants_json(request) else Form.TOKEN
    made = services.statuses(organization, number, request.get_host(), form)
    return _open(HttpResponse(made.text, content_type=made.media_type))


def _wants_json(request: HttpRequest) -> bool:
    asked = request.headers.get("Accept", "")
    return "json" in asked or any(
        kind.partition(";")[0].strip() == "application/vc" for kind in asked.split(",")
    )


def _issuer(public_id: UUID) -> Organization:
    return get_object_or_404(Organization, public_id=public_id)


def _open(response: HttpResponse) -> HttpResponse:
    """Let pages of other sites read it: verifiers run in browsers too."""
    response["Access-Control-Allow-Origin"] = "*"
    response.status_code = HTTPStatus.OK
    return response


def _handed_over(made: services.Made, certificate: Certificate) -> HttpResponse:
    response = HttpResponse(made.text, content_type=made.media_type)
    name = f"credencial-{certificate.code}.{made.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

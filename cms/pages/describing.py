"""What certificates and pages say of an organization, typed by whoever coordinates there."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.context import show_town
from cms.look.parts import Cell, Fact
from cms.pages.forms import DescribingForm, IdentifyingForm
from cms.pages.queries import town_of
from lms.access import policy
from lms.common.identifiers import format_cnpj
from lms.organizations.models import Organization
from lms.organizations.services import describe_organization
from lms.people.views.asking import attempt, signed_in

PAGE_SIZE = 50
COLUMNS = ("Instituição", "Endereço", "Ato de criação")
UNSAID = "falta"


@login_required
@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """List the organizations that the person describes; the only one opens at once."""
    found = policy.describing(request.user)
    few = list(found[:2])
    if not few:
        raise Http404
    if len(few) == 1:
        return redirect("cms:organization", few[0].public_id)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    rows = [_row(organization) for organization in page.object_list]
    context = {"page_of_rows": page, "rows": rows, "columns": COLUMNS}
    return render(request, "cms/pages/organizations.html", context)


def _row(organization: Organization) -> list[object]:
    address = reverse("cms:organization", args=[organization.public_id])
    return [
        Cell(organization.short_name, note=organization.legal_name, href=address),
        organization.address or UNSAID,
        organization.creation_act,
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what certificates and pages say of an organization; change all but name and CNPJ.

    A CNPJ that is missing is asked for.
    """
    found = get_object_or_404(policy.describing(request.user), public_id=public_id)
    show_town(request, town_of(found))
    said = {
        "address": found.address,
        "creation_act": found.creation_act,
        "contact": found.contact,
    }
    asked = DescribingForm if found.cnpj else IdentifyingForm
    form = asked(request.POST if request.method == "POST" else None, initial=said)
    if form.is_valid() and _keep(request, found, form):
        messages.success(
            request, "Dados guardados. Eles valem para os próximos certificados e para as páginas."
        )
        return redirect("cms:organization", found.public_id)
    context = {"organization": found, "facts": _facts(found), "form": form}
    return render(request, "cms/pages/organization.html", context)


def _facts(organization: Organization) -> list[Fact]:
    cnpj = format_cnpj(organization.cnpj) if organization.cnpj else UNSAID
    return [Fact("Nome oficial", organization.legal_name), Fact("CNPJ", cnpj)]


def _keep(
    request: HttpRequest, organization: Organization, form: DescribingForm
) -> Organization | None:
    by = signed_in(request)
    return attempt(
        form,
        lambda: describe_organization(organization=organization, by=by, **form.cleaned_data),
    )

"""Municipalities that joined, for the administration of the platform."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.look import rules as look
from cms.look.parts import Cell, Column, Link
from cms.pages import policy, queries, services
from cms.pages.forms import JoinForm
from cms.pages.models import MunicipalityPage
from lms.common.identifiers import format_cnpj
from lms.people.views.asking import attempt, signed_in

PAGE_SIZE = 50
COLUMNS = (
    "Município",
    Column("Estado", nowrap=True),
    Column("CNPJ", nowrap=True),
    Column("Entrou em", nowrap=True),
)


@login_required
@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """List the municipalities that joined."""
    _require_administration(request)
    found = policy.visible_to(request.user, queries.joined())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page_of_rows": page,
        "rows": [_row(municipality) for municipality in page],
        "columns": COLUMNS,
        "join_url": reverse("cms:join"),
    }
    return render(request, "cms/pages/municipalities.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Bring a municipality in."""
    _require_administration(request)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, facts = signed_in(request), form.facts()
        page = attempt(form, lambda: services.join_municipality(by=by, **facts))
        if page is not None:
            messages.success(
                request, f"{page.title} entrou no Percurso. As páginas já estão no ar."
            )
            return redirect("cms:municipalities")
    back = Link("Municípios", reverse("cms:municipalities"))
    context = {"form": form, "back": back, "here": Link("Incluir município", current=True)}
    return render(request, "cms/pages/join.html", context)


def _require_administration(request: HttpRequest) -> None:
    """Answer 404 to everybody else: outside the scope nothing is known to exist."""
    if not policy.can_join(request.user):
        raise Http404


def _row(page: MunicipalityPage) -> list[object]:
    organization = page.organization
    place = organization.municipality
    return [
        Cell(page.title, href=page.get_url() or "", note=organization.legal_name),
        place.state.uf if place else "",
        format_cnpj(organization.cnpj) if organization.cnpj else "",
        look.date_text(timezone.localdate(page.first_published_at)) if page.live else "",
    ]

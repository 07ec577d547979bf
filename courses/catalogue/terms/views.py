"""The terms, for the administration of the platform."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from courses.catalogue.filters import LONGEST_QUERY, ON
from courses.catalogue.models import DecsTerm
from courses.catalogue.terms import policy, queries, services
from courses.catalogue.terms.forms import TermForm
from lms.people.views.asking import attempt, signed_in

PAGE_SIZE = 50
ON_ADDING = "Os cursos de todos os municípios poderão escolher este tema."
ON_CORRECTING = (
    "O nome muda na hora em todos os cursos deste tema. Horas e certificados que já existem ficam "
    "como estão."
)
COLUMNS = ("Tema", Column("Código no DeCS", nowrap=True), Column("Cursos", numeric=True))


@login_required
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """List the terms; those without a code apart."""
    _require_keeping(request)
    text = request.GET.get("q", "").replace("\0", "")[:LONGEST_QUERY].strip()
    without_code = request.GET.get("sem-codigo") == ON
    mine = policy.visible_to(request.user, DecsTerm.objects.all())
    page = Paginator(queries.searched(mine, text, without_code=without_code), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "page_of_rows": page,
        "rows": [_row(term) for term in page],
        "columns": COLUMNS,
        "text": text,
        "without_code": without_code,
        "left": mine.filter(code="").count(),
        "on": ON,
    }
    return render(request, "courses/catalogue/terms.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a term."""
    _require_keeping(request)
    form = TermForm(request.POST or None)
    if form.is_valid():
        by, said = signed_in(request), _said(form)
        made = attempt(form, lambda: services.add_term(by=by, **said))
        if made is not None:
            messages.success(request, f"“{made.name}” já pode ser escolhido nos cursos.")
            return redirect("courses:terms")
    return _form_page(request, form, "Incluir tema", ON_ADDING)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a term."""
    found = get_object_or_404(policy.visible_to(request.user, DecsTerm.objects.all()), pk=pk)
    form = TermForm(request.POST or None, initial={"nome": found.name, "codigo": found.code})
    if form.is_valid():
        by, said = signed_in(request), _said(form)
        kept = attempt(form, lambda: services.correct_term(term=found, by=by, **said))
        if kept is not None:
            messages.success(request, f"“{kept.name}” está guardado.")
            return redirect("courses:terms")
    return _form_page(request, form, "Corrigir tema", ON_CORRECTING)


def _require_keeping(request: HttpRequest) -> None:
    """Answer 404 to everybody else: outside the scope nothing is known to exist."""
    if not policy.can_keep(request.user):
        raise Http404


def _said(form: TermForm) -> dict[str, str]:
    return {"name": form.cleaned_data["nome"], "code": form.cleaned_data["codigo"]}


def _form_page(request: HttpRequest, form: TermForm, title: str, lead: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead}
    return render(request, "courses/catalogue/term.html", context)


def _row(term: queries.CountedTerm) -> list[object]:
    address = reverse("courses:term", args=[term.pk])
    code = term.code or badge("Falta o código", tone="wait")
    return [Cell(term.name, href=address), code, term.course_count]

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.components.progress import bar
from cms.look.components.surfaces import badge
from cms.look.context import show_town
from cms.look.parts import Column, Link
from cms.look.rules import date_text, number_text
from cms.pages.queries import town_of
from courses.enrollments import policy, queries, roster, services, teaching_rows
from courses.enrollments.rules import MAY_STUDY, EnrollmentState, Standing
from courses.offerings import policy as offering_policy
from courses.offerings.models import Offering
from courses.offerings.queries import facilitators_of
from courses.offerings.rules import OfferingState
from courses.offerings.steps import steps_for
from lms.access.scope import require
from lms.common.errors import DomainError
from lms.organizations.clock import civil_date
from lms.people.views.asking import signed_in

CLOSING_BEGUN = "Encerramento começado. Cada matrícula recebe agora o seu resultado."
PAGE_SIZE = 50
MOST_UNITS = 8
TONES = {
    Standing.DONE: "ok",
    Standing.ON_TIME: "info",
    Standing.LATE: "wait",
    Standing.WAITING: "wait",
}
SHOW = {
    "atrasadas": Standing.LATE,
    "nao-comecaram": Standing.NOT_BEGUN,
    "concluidas": Standing.DONE,
    "fila": Standing.WAITING,
}
CHIPS = {"": "Todas", "atrasadas": "Com atraso", "nao-comecaram": "Não começaram"}
MORE_CHIPS = {"concluidas": "Concluíram", "fila": "Na fila"}


def _offering(request: HttpRequest, public_id: UUID) -> Offering:
    """Return an offering whose roster the person may open, or 404."""
    visible = offering_policy.visible_to(signed_in(request), Offering.objects.all())
    return get_object_or_404(
        visible.select_related("organization", "edition__course"), public_id=public_id
    )


@login_required
@require_safe
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who is in an offering, who is late, and in which units."""
    offering = _offering(request, public_id)
    show_town(request, town_of(offering.organization))
    today = civil_date(offering.organization, timezone.now())
    everybody = roster.roster_of(offering, on=today)
    asked, unit = request.GET.get("mostrar", ""), request.GET.get("unidade", "")
    lines = everybody.only(standing=SHOW.get(asked), unit=unit)
    page = Paginator(range(len(lines)), PAGE_SIZE).get_page(request.GET.get("pagina"))
    first = (page.number - 1) * PAGE_SIZE
    may_manage = bool(offering_policy.can_manage(signed_in(request), offering))
    may_decide = bool(policy.can_close(signed_in(request), offering))
    may_annul = policy.decides_in(signed_in(request), offering)
    context: dict[str, Any] = {
        "offering": offering,
        "state": OfferingState(offering.state),
        "steps": steps_for(offering, on=today) if may_manage else [],
        "page": page,
        "columns": _columns(),
        "rows": [_row(line, may_annul=may_annul) for line in lines.read(first, first + PAGE_SIZE)],
        "chips": _chips(everybody, asked, unit) if everybody.groups else [],
        "unit": unit,
        "query": request.GET,
        "may_decide": may_decide,
        "may_name": may_manage and offering.state != OfferingState.CANCELLED,
        "teaching_columns": teaching_rows.COLUMNS,
        "teaching": [
            teaching_rows.row_of(one, may_name=may_manage, may_confirm=may_annul)
            for one in facilitators_of(offering)
        ],
        **_numbers(everybody, offering),
        **_settling(offering),
    }
    return render(request, "courses/enrollments/roster.html", context)


def _numbers(everybody: roster.Roster, offering: Offering) -> dict[str, Any]:
    units = everybody.units()
    return {
        "late": everybody.count(Standing.LATE),
        "late_units": sum(unit.late > 0 for unit in units),
        "on_time": everybody.count(Standing.ON_TIME),
        "done": everybody.count(Standing.DONE),
        "not_begun": everybody.count(Standing.NOT_BEGUN),
        "units": units[:MOST_UNITS],
        "largest": max((unit.total for unit in units[:MOST_UNITS]), default=0),
        "free": offering.seats - offering.seats_taken,
    }


def _columns() -> list[Column | str]:
    return ["Pessoa", "Unidade", "Feito", Column("Situação", nowrap=True)]


def _row(line: roster.Line, *, may_annul: bool) -> list[object]:
    done = format_html(
        '<span class="stack stack--tight"><span class="u-num">{}%</span>{}</span>',
        line.percent,
        bar(line.percent, variant="thin"),
    )
    return [line.name, line.unit, done, _situation(line, may_annul=may_annul)]


def _situation(line: roster.Line, *, may_annul: bool) -> object:
    """Return the badge, and for who decides the way to adapt quizzes or undo a completion."""
    if line.state is not EnrollmentState.COMPLETED:
        return _adaptable(line) if may_annul and line.state in MAY_STUDY else _badge(line)
    day = date_text(line.completed_on, "short") if line.completed_on else ""
    said = format_html('{}<span class="table__sub">{}</span>', _badge(line), day)
    if not may_annul:
        return said
    address = reverse("courses:annul", args=[line.enrollment_id])
    label = format_html('Anular<span class="u-sr"> a conclusão de {}</span>', line.name)
    return format_html('{}<a class="table__link" href="{}">{}</a>', said, address, label)


def _adaptable(line: roster.Line) -> object:
    """Return the badge and the way to what the person is given in quizzes."""
    address = reverse("courses:accommodation", args=[line.enrollment_id])
    label = format_html('Adaptações<span class="u-sr"> para {}</span>', line.name)
    return format_html('{}<a class="table__link" href="{}">{}</a>', _badge(line), address, label)


def _badge(line: roster.Line) -> object:
    is_left = line.standing is Standing.LEFT
    label = line.state.label.capitalize() if is_left else line.standing.label
    return badge(label, TONES.get(line.standing, ""))


def _chips(everybody: roster.Roster, asked: str, unit: str) -> list[Link]:
    """Return the ways to narrow the list; those that would show nobody are left out."""
    filled = {key: label for key, label in MORE_CHIPS.items() if everybody.count(SHOW[key])}
    kept = {"unidade": unit} if unit else {}
    return [
        Link(
            label, f"?{urlencode({**kept, 'mostrar': key} if key else kept)}", current=key == asked
        )
        for key, label in {**CHIPS, **filled}.items()
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say how each enrollment would end, and close the offering."""
    offering = _offering(request, public_id)
    require(policy.can_close(signed_in(request), offering))
    show_town(request, town_of(offering.organization))
    problem = ""
    if request.method == "POST":
        try:
            services.close_offering(offering=offering, by=signed_in(request))
        except DomainError as refusal:
            problem = refusal.sentence
        else:
            messages.success(request, CLOSING_BEGUN)
            return redirect("courses:roster", offering.public_id)
    elif offering.state == OfferingState.CLOSED:
        return redirect("courses:roster", offering.public_id)
    is_closing = offering.state == OfferingState.CLOSING
    context = {
        "offering": offering,
        "problem": problem,
        "is_closing": is_closing,
        "outcomes": queries.foreseen(offering) if is_closing else None,
        "may_decide": True,
        **_settling(offering),
    }
    return render(request, "courses/enrollments/close.html", context)


def _settling(offering: Offering) -> dict[str, Any]:
    """Return how far the closing has come, in words, while it runs."""
    if offering.state != OfferingState.SETTLING:
        return {}
    found = queries.settling_of(offering)
    word = "matrícula" if found.total == 1 else "matrículas"
    said = f"Encerrando: {number_text(found.done)} de {number_text(found.total)} {word}"
    return {"settling": found, "settling_text": said}

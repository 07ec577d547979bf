"""The pages on which questions come into a lesson or a bank, and go out of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.components.surfaces import badge
from cms.look.context import show_town
from cms.look.parts import Cell, Column
from cms.pages.queries import town_at
from courses.catalogue.blocks import LessonStreamBlock
from courses.exchange import policy, services
from courses.exchange.forms import QuestionsForm
from courses.exchange.items import Outcome
from courses.exchange.models import QuestionImport
from courses.exchange.places import Place, place_at
from lms.common.errors import DomainError
from lms.people.views.asking import attempt, signed_in

COLUMNS = (Column("Nº", numeric=True), "Pergunta", "Tipo", Column("Situação", nowrap=True))
FACES = {
    Outcome.IMPORTED: ("Pode ir", "ok"),
    Outcome.DEGRADED: ("Vai com perda", "wait"),
    Outcome.REFUSED: ("Não vai", "stop"),
}
FILES = {
    "gift": ("perguntas.gift.txt", "text/plain"),
    "qti": ("perguntas-qti.zip", "application/zip"),
}
_BLOCKS = LessonStreamBlock().child_blocks


def _place(request: HttpRequest, page_id: int) -> Place:
    """Return a lesson, or a course, that the person edits; to anybody else there is none."""
    place = place_at(page_id)
    if place is None or not policy.can_exchange(signed_in(request), place):
        raise Http404
    show_town(request, town_at(place))
    return place


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a file of questions to be looked at, and offer the page's own."""
    place = _place(request, page_id)
    form = QuestionsForm(
        *((request.POST, request.FILES) if request.method == "POST" else (None, None))
    )
    if form.is_valid():
        by = signed_in(request)
        made = attempt(
            form,
            lambda: services.examine_questions(place=place, data=form.data_bytes(), by=by),
        )
        if made is not None:
            return redirect("courses:question_import", place.pk, made.public_id)
    context = {"place": place, "form": form, "editor": _editor(place)}
    return render(request, "courses/exchange/questions.html", context)


def _editor(place: Place) -> str:
    return reverse("wagtailadmin_pages:edit", args=[place.pk])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question_import(request: HttpRequest, page_id: int, public_id: UUID) -> HttpResponse:
    """Show what a file's questions would become, and bring the good ones into a draft."""
    place = _place(request, page_id)
    report = get_object_or_404(
        QuestionImport, page=place, read_by=signed_in(request), public_id=public_id
    )
    if request.method == "POST":
        try:
            services.bring_questions(question_import=report, by=signed_in(request))
        except DomainError as problem:
            messages.error(request, problem.sentence)
        return redirect("courses:question_import", place.pk, report.public_id)
    counts = {outcome: _count(report, outcome) for outcome in Outcome}
    context = {
        "place": place,
        "report": report,
        "editor": _editor(place),
        "columns": COLUMNS,
        "rows": [_row(item) for item in report.items],
        "summary": _summary(counts),
        "go": _go(counts[Outcome.IMPORTED] + counts[Outcome.DEGRADED]),
    }
    return render(request, "courses/exchange/report.html", context)


def _count(report: QuestionImport, outcome: Outcome) -> int:
    return sum(item["outcome"] == outcome for item in report.items)


def _summary(counts: dict[Outcome, int]) -> str:
    """Return how many go, how many lose something and how many stay."""
    told = [
        (counts[Outcome.IMPORTED], "pode ir como está", "podem ir como estão"),
        (counts[Outcome.DEGRADED], "vai com alguma perda", "vão com alguma perda"),
        (counts[Outcome.REFUSED], "não pode ir", "não podem ir"),
    ]
    return "; ".join(f"{count} {one if count == 1 else many}" for count, one, many in told if count)


def _go(count: int) -> str:
    """Return the words of the button; none where nothing can go."""
    if not count:
        return ""
    return f"Levar {count} {'pergunta' if count == 1 else 'perguntas'} para o rascunho"


def _row(item: dict[str, object]) -> list[object]:
    word, tone = FACES[Outcome(str(item["outcome"]))]
    block = _BLOCKS.get(str(item["question_type"]))
    reasons = item["reasons"]
    note = " ".join(map(str, reasons)) if isinstance(reasons, list | tuple) else ""
    name = str(item["name"]) or "Sem nome"
    return [item["number"], Cell(name, note=note), block.label if block else "", badge(word, tone)]


@login_required
@require_safe
def export(request: HttpRequest, page_id: int, written_as: str) -> HttpResponse:
    """Send the questions of a page's draft; say which ones the format cannot hold."""
    place = _place(request, page_id)
    if written_as not in FILES:
        raise Http404
    found = services.export_questions(place=place, written_as=written_as, by=signed_in(request))
    is_known = "confirmar" in request.GET  # what is left out was said before
    if not found.data or (found.left_out and not is_known):
        context = {"place": place, "written_as": written_as, "found": found}
        return render(request, "courses/exchange/export.html", context)
    name, content_type = FILES[written_as]
    answer = HttpResponse(found.data, content_type=f"{content_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

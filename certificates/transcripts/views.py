"""The person's own page of the transcript, and its file."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certificates.issuing.models import private_storage
from certificates.transcripts import menu, policy, queries, services, showing
from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import split, total, years
from cms.look.parts import Fact
from cms.look.rules import hours_text
from lms.common.errors import DomainError
from lms.people.models import Person, User
from lms.people.queries import person_of

SHOWN = 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def transcript(request: HttpRequest) -> HttpResponse:
    """Show all hours; make the signed paper of them."""
    person = person_of(request.user)
    if person is None:
        raise Http404
    if request.method != "POST":
        return _page(request, person)
    try:
        services.make(person=person, by=cast(User, request.user))
    except DomainError as problem:
        return _page(request, person, problem.sentence)
    messages.success(request, "O histórico está pronto. Baixe o PDF aqui embaixo.")
    return redirect("certificates:transcript")


def _page(request: HttpRequest, person: Person, problem: str = "") -> HttpResponse:
    lines = queries.lines_of(person)
    figures = [Fact(label, hours_text(minutes)) for label, minutes in split(lines)]
    context = {
        "tabs": menu.tabs(),
        "problem": problem,
        "columns": showing.COLUMNS,
        "years": [showing.shown_year(year) for year in years(lines)],
        "figures": [
            Fact("ao todo", hours_text(total(lines))),
            *(figures if len(figures) > 1 else []),
        ],
        "made": [showing.Made(row) for row in queries.of(person)[:SHOWN]],
    }
    status = HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK
    return render(request, "certificates/transcripts/transcript.html", context, status=status)


@require_safe
@login_required
def transcript_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the stored PDF, the same bytes for ever; where there is none, say why."""
    own = policy.visible_to(request.user, Transcript.objects.select_related("printed_person"))
    found = get_object_or_404(own, public_id=public_id)
    if not showing.Made(found).has_file:
        messages.warning(
            request, "Este arquivo não está mais guardado. Tire o histórico outra vez."
        )
        return redirect("certificates:transcript")
    response = FileResponse(
        private_storage().open(found.file.name),
        as_attachment=True,
        filename=f"historico-de-horas-{found.code}.pdf",
        content_type="application/pdf",
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response

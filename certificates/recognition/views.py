"""The worker's own pages: what was sent, sending one, taking it back."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.recognition import menu, policy, queries, services, showing
from certificates.recognition.forms import SubmissionForm
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.rules import WAITING, MediaType
from certificates.recognition.sending_files import sent_file, sent_preview
from certificates.recognition.uploads import MOST_BYTES
from lms.common.errors import DomainError
from lms.people.models import Person
from lms.people.views.asking import FORM_METHODS, attempt, own_person, signed_in

PAGE_SIZE: Final = 30


@never_cache
@require_safe
@login_required
def externals(request: HttpRequest) -> HttpResponse:
    """List what the person sent, the newest first."""
    own_person(request)
    own = queries.for_lists(policy.own(request.user, ExternalCredential.objects.all()))
    page = Paginator(own.order_by("-submitted_at", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "tabs": menu.tabs(),
        "page": page,
        "items": [showing.Item(credential) for credential in page],
        "draft": queries.draft_of(signed_in(request)),
    }
    return render(request, "certificates/recognition/externals.html", context)


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def send(request: HttpRequest) -> HttpResponse:
    """Take a file and what stands on it; a file that came is kept, whatever else is missing."""
    person = own_person(request)
    links = list(policy.links_of(person))
    if not links:
        return render(request, "certificates/recognition/no_link.html")
    if request.method != "POST":
        draft = queries.draft_of(signed_in(request))
        initial = {"draft": draft.public_id if draft else ""}
        return _asking(request, SubmissionForm(links=links, draft=draft, initial=initial))
    draft, problem = _kept(request, person)
    typed = request.POST.copy()
    typed["draft"] = str(draft.public_id) if draft else ""
    form = SubmissionForm(typed, request.FILES, links=links, draft=draft)
    if problem:
        form.add_error("file", problem)
    if not form.is_valid() or draft is None:
        return _asking(request, form)
    made = attempt(
        form,
        lambda: services.submit(
            person=person,
            proof=draft,
            link=form.chosen_link,
            declared=form.declared,
            by=signed_in(request),
        ),
    )
    if made is None:
        return _asking(request, form)
    messages.success(request, "Certificado enviado. Avisamos quando o RH decidir.")
    return redirect("certificates:external", made.public_id)


def _kept(request: HttpRequest, person: Person) -> tuple[ProofFile | None, str]:
    """Keep the file that came; else return the draft that the form names, and what is wrong."""
    upload = request.FILES.get("file")
    problem = ""
    if upload is not None:
        try:
            content = upload.read(MOST_BYTES + 1)
            by = signed_in(request)
            return services.keep_draft(person=person, content=content, by=by), ""
        except DomainError as refusal:
            problem = refusal.sentence
    named = request.POST.get("draft", "")
    try:
        draft = queries.draft_of(signed_in(request), named) if named else None
    except ValidationError:  # not a uuid
        draft = None
    gone = services.GONE if named and draft is None else ""
    return draft, problem or gone


def _asking(request: HttpRequest, form: SubmissionForm) -> HttpResponse:
    kind = MediaType(form.kept.media_type).label if form.kept else ""
    context = {"form": form, "draft": form.kept, "kind": kind}
    return render(request, "certificates/recognition/send.html", context)


@never_cache
@require_safe
@login_required
def external(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one certificate, what was found in its file, and what was decided."""
    return _one(request, _own(request, public_id))


def _one(request: HttpRequest, credential: ExternalCredential, problem: str = "") -> HttpResponse:
    duplicates = queries.own_duplicates(credential)
    can_erase = policy.can_erase(request.user, credential)
    context: dict[str, Any] = {
        "item": showing.Item(credential),
        "declared": showing.declared(credential),
        "decision": showing.decision(credential),
        "found": showing.found(credential.checks.order_by("pk")),
        "duplicates": duplicates,
        "why_duplicates": showing.told_of(duplicates),
        "is_waiting": credential.state in WAITING,
        "can_erase": can_erase,
        "problem": problem,
    }
    status = HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK
    return render(request, "certificates/recognition/external.html", context, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a certificate back before anybody decided."""
    credential = _own(request, public_id)
    try:
        services.withdraw(credential=credential, by=signed_in(request))
    except DomainError as problem:
        return _one(request, credential, problem.sentence)
    messages.success(request, "Envio retirado. O arquivo foi apagado.")
    return redirect("certificates:externals")


@require_POST
@login_required
def erase(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Delete the file of a decided certificate."""
    credential = _own(request, public_id)
    try:
        services.erase_file(credential=credential, by=signed_in(request))
    except DomainError as problem:
        return _one(request, credential, problem.sentence)
    messages.success(request, "Arquivo apagado. As horas continuam com você.")
    return redirect("certificates:external", public_id)


@require_safe
@login_required
def proof_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the person's own file."""
    return sent_file(_own(request, public_id))


@require_safe
@login_required
def proof_preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the picture of its first page."""
    return sent_preview(_own(request, public_id))


def _own(request: HttpRequest, public_id: UUID) -> ExternalCredential:
    own = policy.own(request.user, ExternalCredential.objects.all())
    return get_object_or_404(queries.for_lists(own), public_id=public_id)

"""The pages of human resources: what waits, one certificate beside its file, and deciding."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certificates.recognition import policy, queries, services, showing
from certificates.recognition.forms import AcceptanceForm, AnnulmentForm, RefusalForm
from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import (
    HOUR,
    NOT_TO_BE_ACCEPTED,
    WAITING,
    Action,
    CredentialState,
    RefusalReason,
    next_state,
)
from certificates.recognition.sending_files import sent_file, sent_preview
from courses.hours.rules import ActionKind, Modality
from lms.access.rules import Permission
from lms.access.scope import require, scope_of
from lms.common.errors import TransitionRefused
from lms.people.models import User
from lms.people.views.asking import FORM_METHODS, attempt, signed_in

PAGE_SIZE: Final = 50
DECIDED: Final = "decididos"


@never_cache
@require_safe
@login_required
def recognitions(request: HttpRequest) -> HttpResponse:
    """List what waits, the oldest first; or what was decided, the newest first."""
    if not scope_of(request.user, Permission.RECOGNISE_CERTIFICATES):
        raise Http404
    is_decided = request.GET.get("mostrar") == DECIDED
    found = queries.for_lists(policy.in_care_of(request.user, ExternalCredential.objects.all()))
    if is_decided:
        found = found.exclude(state__in=WAITING).order_by("-decided_at", "-pk")
    else:
        found = found.filter(state__in=WAITING).order_by("submitted_at", "pk")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    twins = queries.with_duplicates(page)
    context = {
        "page": page,
        "is_decided": is_decided,
        "columns": showing.COLUMNS,
        "rows": [showing.row(one, has_duplicate=one.pk in twins) for one in page],
    }
    return render(request, "certificates/recognition/recognitions.html", context)


@never_cache
@require_safe
@login_required
def recognition(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one certificate: its file beside what was declared and found."""
    credential = _in_care(request, public_id)
    checks = list(credential.checks.order_by("pk"))
    duplicates = queries.duplicates_for_staff(credential, signed_in(request))
    context = {
        "item": showing.Item(credential),
        "name": credential.link.shown_name,
        "declared": showing.declared(credential),
        "decision": showing.decision(credential),
        "found": showing.found(checks),
        "duplicates": [(one, showing.sent_at(one)) for one in duplicates.known],
        "why_duplicates": showing.told_of(duplicates) if duplicates else "",
        "others": showing.told_of_others(duplicates),
        "can_decide": policy.can_decide(request.user, credential),
        "can_be_accepted": not NOT_TO_BE_ACCEPTED & {check.finding for check in checks},
    }
    return render(request, "certificates/recognition/recognition.html", context)


@dataclass(frozen=True)
class Deciding:
    """One way of deciding, as its page shows it."""

    action: Action
    form: type[forms.Form]
    act: Callable[[ExternalCredential, forms.Form, User], ExternalCredential]
    title: str
    lead: str
    button: str
    done: str
    variant: str = ""


def _accept(credential: ExternalCredential, form: forms.Form, by: User) -> ExternalCredential:
    told = form.cleaned_data
    return services.accept(
        credential=credential,
        minutes=int(told["hours"]) * HOUR + int(told["rest"] or 0),
        modality=Modality(told["modality"]),
        action_kind=ActionKind(told["action_kind"]),
        note=told["note"],
        by=by,
    )


def _refuse(credential: ExternalCredential, form: forms.Form, by: User) -> ExternalCredential:
    told = form.cleaned_data
    reason = RefusalReason(told["reason"])
    return services.refuse(credential=credential, reason=reason, note=told["note"], by=by)


def _annul(credential: ExternalCredential, form: forms.Form, by: User) -> ExternalCredential:
    return services.annul(credential=credential, note=form.cleaned_data["note"], by=by)


ACCEPTING: Final = Deciding(
    action=Action.ACCEPT,
    form=AcceptanceForm,
    act=_accept,
    title="Reconhecer as horas",
    lead="As horas entram no histórico da pessoa na hora, e ela recebe um aviso.",
    button="Reconhecer as horas",
    done="Horas reconhecidas. A pessoa foi avisada.",
)
REFUSING: Final = Deciding(
    action=Action.REFUSE,
    form=RefusalForm,
    act=_refuse,
    title="Recusar o certificado",
    lead="Nenhuma hora entra. A pessoa lê o motivo e pode enviar outro.",
    button="Recusar o certificado",
    done="Certificado recusado. A pessoa foi avisada.",
    variant="danger",
)
ANNULLING: Final = Deciding(
    action=Action.ANNUL,
    form=AnnulmentForm,
    act=_annul,
    title="Anular o reconhecimento",
    lead="As horas saem do histórico por um lançamento de estorno, e isso não se desfaz.",
    button="Anular o reconhecimento",
    done="Reconhecimento anulado. As horas foram estornadas e a pessoa foi avisada.",
    variant="danger",
)


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say how many hours count, and as what."""
    return _deciding(request, public_id, ACCEPTING)


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def refuse(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say why none count."""
    return _deciding(request, public_id, REFUSING)


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def annul(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say why they do not count any more."""
    return _deciding(request, public_id, ANNULLING)


def _deciding(request: HttpRequest, public_id: UUID, deciding: Deciding) -> HttpResponse:
    credential = _in_care(request, public_id)
    require(policy.can_decide(request.user, credential))
    try:
        next_state(CredentialState(credential.state), deciding.action)
    except TransitionRefused as problem:
        messages.warning(request, problem.sentence)
        return redirect("certificates:recognition", public_id)
    form = deciding.form(
        request.POST if request.method == "POST" else None, initial=_initial(credential)
    )
    if form.is_valid():
        by = signed_in(request)
        if attempt(form, lambda: deciding.act(credential, form, by)) is not None:
            messages.success(request, deciding.done)
            return redirect("certificates:recognition", public_id)
    context = {
        "item": showing.Item(credential),
        "name": credential.link.shown_name,
        "deciding": deciding,
        "form": form,
        "is_accepting": deciding.action == Action.ACCEPT,
    }
    return render(request, "certificates/recognition/deciding.html", context)


def _initial(credential: ExternalCredential) -> dict[str, int | str]:
    hours, rest = divmod(credential.declared_minutes, HOUR)
    return {"hours": hours, "rest": rest or ""}


@require_safe
@login_required
def proof_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the file to human resources."""
    return sent_file(_in_care(request, public_id))


@require_safe
@login_required
def proof_preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Send the picture of its first page to human resources."""
    return sent_preview(_in_care(request, public_id))


def _in_care(request: HttpRequest, public_id: UUID) -> ExternalCredential:
    visible = policy.in_care_of(request.user, ExternalCredential.objects.all())
    return get_object_or_404(queries.for_lists(visible), public_id=public_id)

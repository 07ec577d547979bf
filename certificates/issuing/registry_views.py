"""The coordination's pages: the register of certificates, revoking and replacing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from certificates.issuing import policy, queries, services, showing
from certificates.issuing.forms import EndingForm, ReplacementForm, RevocationForm
from certificates.issuing.models import Certificate
from certificates.issuing.rules import (
    Action,
    ReplacementReason,
    RevocationReason,
    next_status,
)
from lms.access.rules import Permission
from lms.access.scope import require, scope_of
from lms.common.errors import TransitionRefused
from lms.people.models import User
from lms.people.views.asking import attempt, signed_in

PAGE_SIZE = 50


@require_safe
@login_required
def registry(request: HttpRequest) -> HttpResponse:
    """List the certificates of one's issuers, newest first; find one by number or code."""
    if not scope_of(request.user, Permission.SEE_CERTIFICATES):
        raise Http404
    typed = request.GET.get("q", "").strip()
    found = queries.for_lists(policy.issued_under(request.user, Certificate.objects.all()))
    if typed:
        found = queries.found_by(typed, found)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    can_end = bool(scope_of(request.user, Permission.ISSUE_CERTIFICATES))
    context = {
        "page": page,
        "typed": typed,
        "can_end": can_end,
        "columns": showing.CHOICE_COLUMNS if can_end else showing.COLUMNS,
        "rows": [showing.table_row(certificate, is_choice=can_end) for certificate in page],
    }
    return render(request, "certificates/issuing/registry.html", context)


@require_safe
@login_required
def registered(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one certificate and what happened to it."""
    certificate = _in_care(request, public_id)
    item = showing.shown(certificate)
    events = certificate.events.select_related("by__person").order_by("pk")
    context = {
        "item": item,
        "facts": showing.facts(item),
        "history": [showing.event_step(event, certificate) for event in events],
        "can_end": policy.can_end(request.user, certificate),
        "can_read_file": policy.can_read_file(request.user, certificate),
        "reason": showing.reason_of(certificate),
        "replacement": Certificate.objects.filter(replaces=certificate).first(),
    }
    return render(request, "certificates/issuing/registered.html", context)


@dataclass(frozen=True)
class Ending:
    """One way of ending a certificate, as its two pages show it."""

    action: Action
    form: type[EndingForm]
    end: Callable[[Certificate, dict[str, Any], User], Certificate]
    title: str
    lead: str
    question: str
    consequences: tuple[str, ...]
    button: str
    done: str


def _revoke(certificate: Certificate, told: dict[str, Any], by: User) -> Certificate:
    reason = RevocationReason(told["reason"])
    return services.revoke(certificate=certificate, reason=reason, details=told["details"], by=by)


def _replace(certificate: Certificate, told: dict[str, Any], by: User) -> Certificate:
    reason = ReplacementReason(told["reason"])
    return services.replace(certificate=certificate, reason=reason, details=told["details"], by=by)


REVOKING = Ending(
    action=Action.REVOKE,
    form=RevocationForm,
    end=_revoke,
    title="Revogar o certificado",
    lead="Use quando ele não devia existir. Se só um dado está errado, substitua.",
    question="Revogar de vez?",
    consequences=(
        "O certificado deixa de valer na hora, e isso não se desfaz.",
        "Quem conferir lê o motivo e a data de hoje.",
        "As horas continuam lançadas: para tirar as horas, anule na turma de onde elas vêm.",
        "A pessoa recebe um aviso.",
    ),
    button="Revogar o certificado",
    done="Certificado revogado. A pessoa foi avisada.",
)
REPLACING = Ending(
    action=Action.REPLACE,
    form=ReplacementForm,
    end=_replace,
    title="Substituir o certificado",
    lead="Sai um novo, com o nome e as horas que estão hoje no cadastro. Corrija o cadastro antes.",
    question="Substituir por um novo?",
    consequences=(
        "O certificado antigo deixa de valer na hora, e isso não se desfaz.",
        "O novo tem outro número e outro código.",
        "A pessoa recebe um aviso quando o novo ficar pronto.",
    ),
    button="Substituir o certificado",
    done="Certificado substituído. O novo fica pronto em instantes.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def revoke(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why, ask again, revoke."""
    return _ending(request, public_id, REVOKING)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def replace(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why, ask again, replace."""
    return _ending(request, public_id, REPLACING)


def _ending(request: HttpRequest, public_id: UUID, ending: Ending) -> HttpResponse:
    """Lead through the two steps; what was typed goes along, so that nothing is lost."""
    certificate = _in_care(request, public_id)
    require(policy.can_end(request.user, certificate))
    try:
        next_status(certificate.status, ending.action)
    except TransitionRefused as problem:
        messages.warning(request, problem.sentence)
        return redirect("certificates:registered", public_id)
    asked = {"reason": request.GET.get("motivo", "")}
    form = ending.form(request.POST if request.method == "POST" else None, initial=asked)
    if not form.is_valid() or "back" in request.POST:
        return _step(request, certificate, ending, form, "ending")
    if "confirmed" not in request.POST:
        return _step(request, certificate, ending, form, "confirming")
    by = signed_in(request)
    left = attempt(form, lambda: ending.end(certificate, form.cleaned_data, by))
    if left is None:
        return _step(request, certificate, ending, form, "ending")
    messages.success(request, ending.done)
    return redirect("certificates:registered", left.public_id)


def _step(
    request: HttpRequest, certificate: Certificate, ending: Ending, form: EndingForm, step: str
) -> HttpResponse:
    told: list[tuple[str, str]] = []
    if form.is_valid():
        told.append(("Motivo", form.labels[form.cleaned_data["reason"]]))
        told.append(("O que aconteceu", form.cleaned_data["details"]))
    context = {
        "item": showing.shown(certificate),
        "name": showing.name_on(certificate),
        "ending": ending,
        "form": form,
        "told": told,
    }
    return render(request, f"certificates/issuing/{step}.html", context)


def _in_care(request: HttpRequest, public_id: UUID) -> Certificate:
    visible = policy.in_care_of(request.user, Certificate.objects.all())
    return get_object_or_404(
        visible.select_related("issuer", "person", "printed_person", "replaces"),
        public_id=public_id,
    )

"""The coordination's pages for many at once: ask, show what will happen, do it, show the result."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from certificates.bulk import policy, queries, services, showing
from certificates.bulk.forms import ManyForm, ReplaceManyForm, RevokeManyForm
from certificates.bulk.rules import MOST, Outcome, Result
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from lms.common.codes import format_code
from lms.people.models import User
from lms.people.views.asking import FORM_METHODS, attempt, signed_in


@dataclass(frozen=True)
class Ending:
    """One way of ending many, as its pages show it."""

    form: type[ManyForm]
    end: Callable[[ManyForm, User], list[Outcome]]
    target: CertificateStatus
    title: str
    lead: str
    question: str
    consequences: tuple[str, ...]
    button: str
    will: str
    done: str


def _revoke(form: ManyForm, by: User) -> list[Outcome]:
    told = form.cleaned_data
    reason = RevocationReason(told["reason"])
    return services.revoke_many(codes=form.sound, reason=reason, details=told["details"], by=by)


def _replace(form: ManyForm, by: User) -> list[Outcome]:
    told = form.cleaned_data
    reason = ReplacementReason(told["reason"])
    return services.replace_many(codes=form.sound, reason=reason, details=told["details"], by=by)


REVOKING = Ending(
    form=RevokeManyForm,
    end=_revoke,
    target=CertificateStatus.REVOKED,
    title="Revogar muitos",
    lead="Use quando eles não deviam existir. Se só um dado está errado, substitua.",
    question="Revogar de vez?",
    consequences=(
        "Deixam de valer na hora, e isso não se desfaz.",
        "Quem conferir lê o motivo e a data de hoje.",
        "As horas continuam lançadas: para tirar as horas, anule as conclusões na turma.",
        "Cada pessoa recebe um aviso.",
    ),
    button="Revogar",
    will="Será revogado",
    done="Revogado",
)
REPLACING = Ending(
    form=ReplaceManyForm,
    end=_replace,
    target=CertificateStatus.REPLACED,
    title="Substituir muitos",
    lead="Saem novos, com os nomes e as horas que estão hoje no cadastro. Corrija antes.",
    question="Substituir por novos?",
    consequences=(
        "Os antigos deixam de valer na hora, e isso não se desfaz.",
        "Os novos têm outro número e outro código.",
        "Cada pessoa recebe um aviso quando o novo ficar pronto.",
    ),
    button="Substituir",
    will="Será substituído",
    done="Substituído",
)


@require_http_methods(FORM_METHODS)
@login_required
def revoke_many(request: HttpRequest) -> HttpResponse:
    """Ask which and why, ask again, revoke."""
    return _ending(request, REVOKING)


@require_http_methods(FORM_METHODS)
@login_required
def replace_many(request: HttpRequest) -> HttpResponse:
    """Ask which and why, ask again, replace."""
    return _ending(request, REPLACING)


def _ending(request: HttpRequest, ending: Ending) -> HttpResponse:
    """Lead through the steps; what was typed goes along, so that nothing is lost."""
    by = signed_in(request)
    if not policy.can_end_many(by):
        raise Http404
    if "choosing" in request.POST:
        chosen = [format_code(code) for code in request.POST.getlist("chosen")[:MOST]]
        return _ask(request, ending, ending.form(initial={"codes": "\n".join(chosen)}))
    form = ending.form(request.POST if request.method == "POST" else None)
    if not form.is_valid() or "back" in request.POST:
        return _ask(request, ending, form)
    if "confirmed" not in request.POST:
        return _confirm(request, ending, form, by)
    outcomes = attempt(form, lambda: ending.end(form, by))
    if outcomes is None:
        return _ask(request, ending, form)
    return _show(request, ending, form, outcomes, step="done")


def _ask(request: HttpRequest, ending: Ending, form: ManyForm) -> HttpResponse:
    return render(request, "certificates/bulk/asking.html", {"ending": ending, "form": form})


def _confirm(request: HttpRequest, ending: Ending, form: ManyForm, by: User) -> HttpResponse:
    """Show what will happen; where nothing would, ask again."""
    outcomes = services.foreseen(codes=form.sound, target=ending.target, by=by)
    if not showing.counted(outcomes)[Result.DONE]:
        form.add_error("codes", "Nenhum destes pode mudar agora. Veja abaixo por quê.")
        return _show(request, ending, form, outcomes, step="asking")
    return _show(request, ending, form, outcomes, step="confirming")


def _show(
    request: HttpRequest, ending: Ending, form: ManyForm, outcomes: list[Outcome], *, step: str
) -> HttpResponse:
    found = queries.named_by([outcome.code for outcome in outcomes], signed_in(request))
    word = ending.done if step == "done" else ending.will
    counts = showing.counted(outcomes)
    context: dict[str, Any] = {
        "ending": ending,
        "form": form,
        "columns": showing.COLUMNS,
        "rows": [*showing.unread(form.unsound), *showing.rows(outcomes, found, word)],
        "count": counts[Result.DONE],
        "rest": sum(counts.values()) - counts[Result.DONE] + len(form.unsound),
    }
    if form.cleaned_data.get("reason"):
        label = form.labels[form.cleaned_data["reason"]]
        context["told"] = [("Motivo", label), ("O que aconteceu", form.cleaned_data["details"])]
    return render(request, f"certificates/bulk/{step}.html", context)

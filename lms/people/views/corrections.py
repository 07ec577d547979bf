"""Asking an employer to put right what it confirmed; answering for the employer."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.people import policy, queries, services, telling
from lms.people.forms.corrections import AnswerForm, CorrectionForm
from lms.people.models import CorrectionRequest, LinkState, User
from lms.people.rules import Correctable, CorrectionState
from lms.people.views.asking import FORM_METHODS, attempt, own_person, signed_in

PAGE_SIZE = 50


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a correction, and see what became of those asked before."""
    person = own_person(request)
    known = queries.own_links(person).filter(state=LinkState.CONFIRMED, recognised_at__isnull=False)
    form = CorrectionForm(request.POST or None, links=list(known))
    if known and request.method == "POST" and form.is_valid():
        asked = attempt(
            form,
            lambda: services.ask_correction(
                link=form.asked_of(),
                subject=Correctable(form.cleaned_data["subject"]),
                value=form.cleaned_data["value"],
                explanation=form.cleaned_data["explanation"],
                by=signed_in(request),
            ),
        )
        if asked:
            messages.success(request, "Pedido enviado. A resposta chega nos seus avisos.")
            return redirect("people:corrections")
    context = {
        "form": form,
        "may_ask": bool(known),
        "asked": [
            telling.of_correction(one) for one in queries.own_corrections(person)[:PAGE_SIZE]
        ],
    }
    return render(request, "people/corrections.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back a request of one's own."""
    found = get_object_or_404(queries.own_corrections(own_person(request)), public_id=public_id)
    services.withdraw_correction(request=found, by=signed_in(request))
    messages.success(request, "Pedido retirado.")
    return redirect("people:corrections")


def _seen(user: User) -> QuerySet[CorrectionRequest]:
    """Return the requests that ``user`` answers; whoever answers none has no such page."""
    if not policy.can_correct_somewhere(user):
        raise Http404
    seen = policy.visible_corrections(user, CorrectionRequest.objects.all())
    return queries.listed_corrections(seen)


@login_required
@never_cache
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests made to one's employers, those that wait first."""
    page = Paginator(_seen(signed_in(request)), PAGE_SIZE).get_page(request.GET.get("pagina"))
    return render(request, "people/staff/corrections.html", {"page": page, "asked": list(page)})


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one request; accept it, or refuse it with a reason."""
    user = signed_in(request)
    found = get_object_or_404(_seen(user), public_id=public_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect("people:correction_requests")
    context = {
        "asked": found,
        "told": telling.of_correction(found),
        "facts": telling.of_asked(found),
        "is_open": found.state == CorrectionState.OPEN,
        "may": policy.can_answer_correction(user, found),
        "form": form,
    }
    return render(request, "people/staff/answer_correction.html", context)


def _answered(request: HttpRequest, asked: CorrectionRequest, form: AnswerForm) -> bool:
    """Do what the button said; whether it was done."""
    user = signed_in(request)
    if "accept" in request.POST:
        done = attempt(form, lambda: services.accept_correction(request=asked, by=user))
        told = "Cadastro corrigido. A pessoa foi avisada."
    else:
        reason = form.cleaned_data["reason"]
        done = attempt(
            form, lambda: services.refuse_correction(request=asked, reason=reason, by=user)
        )
        told = "Pedido recusado. A pessoa foi avisada, com o motivo."
    if done:
        messages.success(request, told)
    return done is not None

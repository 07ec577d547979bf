"""One's own page: names, CPF, links."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.common.errors import DomainError
from lms.people import policy, queries, services, telling
from lms.people.forms.own import DeclareCpfForm, NamesForm
from lms.people.models import EmploymentLink, Person, User
from lms.people.queries import person_of
from lms.people.rules import LinkAnswer, LinkState
from lms.people.views.asking import FORM_METHODS, attempt, own_person, signed_in

SETTLED = {
    LinkAnswer.RECOGNISE: "Pronto: este vínculo é seu.",
    LinkAnswer.DECLINE: "Pronto: avisamos que este vínculo não é seu.",
}
PRINTED = {
    "sim": "Pronto: a matrícula sai nos próximos certificados.",
    "nao": "Pronto: os próximos certificados saem sem a matrícula.",
}


@login_required
@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show what is kept of the person, and what they may change."""
    user = signed_in(request)
    person = person_of(user)
    context = {
        "person": person,
        "sees_people": bool(policy.can_see_somewhere(user)),
        **(_of_person(person, user) if person else {}),
    }
    return render(request, "people/account.html", context)


def _of_person(person: Person, user: User) -> dict[str, object]:
    identity, masked = queries.identity_of(person), queries.masked_cpf(person)
    links = list(queries.own_links(person))
    return {
        "facts": telling.of_account(person, user, identity, masked_cpf=masked),
        "may_declare": identity is None or not identity.is_confirmed,
        "cpf_label": "Corrigir o CPF" if identity else "Informar o CPF",
        "links": [(link, telling.note_of_own_link(link)) for link in links],
        "waiting": [link for link in links if telling.waits_for_answer(link)],
    }


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def names(request: HttpRequest) -> HttpResponse:
    """Change how one is called."""
    person = own_person(request)
    form = NamesForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        user = signed_in(request)
        if attempt(
            form, lambda: services.change_names(person=person, by=user, **form.cleaned_data)
        ):
            messages.success(request, "Nome guardado.")
            return redirect("people:account")
    return render(request, "people/names.html", {"form": form, "person": person})


@login_required
@never_cache
@sensitive_post_parameters("cpf")
@require_http_methods(FORM_METHODS)
def declare_cpf(request: HttpRequest) -> HttpResponse:
    """Say which CPF is one's own."""
    person = own_person(request)
    form = DeclareCpfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cpf, user = form.cleaned_data["cpf"], signed_in(request)
        if attempt(form, lambda: services.declare_cpf(person=person, cpf=cpf, by=user)):
            messages.success(request, "CPF guardado. A coordenação confirma com o documento.")
            return redirect("people:account")
    return render(request, "people/declare_cpf.html", {"form": form})


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say whether a link is one's own."""
    person = own_person(request)
    found = get_object_or_404(queries.own_links(person), public_id=public_id)
    if request.method == "POST":
        return _settle(request, found)
    context = {
        "link": found,
        "declined": found.state == LinkState.DECLINED,
        "facts": telling.of_own_link(found),
        "may_print": telling.may_print_number(found, today=timezone.localdate()),
    }
    return render(request, "people/link.html", context)


def _settle(request: HttpRequest, found: EmploymentLink) -> HttpResponse:
    typed = request.POST.get("answer", "")
    if typed not in LinkAnswer.values:
        raise DomainError("Diga se o vínculo é seu ou não.")
    answer = LinkAnswer(typed)
    services.settle_link(link=found, answer=answer, by=signed_in(request))
    messages.success(request, SETTLED[answer])
    return redirect("people:account")


@login_required
@require_POST
def printed_number(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose whether certificates print the staff number of one's own link."""
    found = get_object_or_404(queries.own_links(own_person(request)), public_id=public_id)
    chosen = request.POST.get("imprimir", "")
    if chosen not in PRINTED:
        raise DomainError("Diga se a matrícula sai nos certificados ou não.")
    services.choose_printed_number(link=found, is_printed=chosen == "sim", by=signed_in(request))
    messages.success(request, PRINTED[chosen])
    return redirect("people:link", found.public_id)

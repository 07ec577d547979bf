"""A person's own data: what is kept and why, the copy, and having it erased."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.people.models import Assurance
from lms.people.queries import identity_of, masked_cpf
from lms.people.telling import of_account
from lms.people.views.asking import FORM_METHODS, attempt, own_person, signed_in
from lms.privacy import policy, services, telling
from lms.privacy.forms import EraseForm


@login_required
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what is kept of the person, for what, and what they may do with it."""
    person = own_person(request)
    identity = identity_of(person)
    user = signed_in(request)
    context = {
        "person": person,
        "facts": of_account(person, user, identity, masked_cpf=masked_cpf(person)),
        "is_confirmed": person.assurance != Assurance.DECLARED,
        "may_declare": identity is None or not identity.is_confirmed,
        "purposes": telling.purposes(),
    }
    return render(request, "privacy/mine.html", context)


@login_required
@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Send the signed-in person a copy of what is kept about them."""
    person = own_person(request)
    copy = services.export_person(person=person, by=signed_in(request))
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="meus-dados.json"'
    return response


@login_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(FORM_METHODS)
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes, what stays and why; erase once the person confirms with their password."""
    person, user = own_person(request), signed_in(request)
    form = EraseForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        erasing = attempt(form, lambda: (services.erase_person(person=person, by=user),))
        if erasing is not None:
            logout(request)
            return redirect("privacy:erased")
    context = {
        "form": form,
        "may": policy.can_erase(user, person),
        "keeps_name": policy.keeps_name(person),
    }
    return render(request, "privacy/erase.html", context)


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say, to whoever was just signed out for good, that it is done."""
    return render(request, "privacy/erased.html")

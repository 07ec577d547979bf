"""The coordination's pages: who works here, registering, codes, documents."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.access.scope import require
from lms.people import policy, queries, services, telling
from lms.people.forms.staff import DocumentForm, RegistrationForm
from lms.people.models import CorrectionRequest, EmploymentLink, LinkState, User
from lms.people.views.asking import FORM_METHODS, attempt, signed_in

PAGE_SIZE = 50
LONGEST_SEARCH = 200
NOBODY_WAITS = (
    "Nenhuma conta espera confirmação com este CPF e este nome."
    " Peça à pessoa que confira os dois em “Minha conta”."
)


def _seen_links(user: User) -> QuerySet[EmploymentLink]:
    """Return the links that ``user`` sees; whoever sees none anywhere has no such page."""
    if not policy.can_see_somewhere(user):
        raise Http404
    return policy.visible_links(user, EmploymentLink.objects.all())


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def people(request: HttpRequest) -> HttpResponse:
    """List the people of the places that the signed-in person looks after, by name.

    A search is posted: a name in an address would stay in the logs. It shows one page.
    """
    user = signed_in(request)
    typed = request.POST.get("q", "")[:LONGEST_SEARCH].strip()
    links = queries.listed_links(_seen_links(user), prefix=typed)
    number = None if typed else request.GET.get("pagina")
    page = Paginator(links, PAGE_SIZE).get_page(number)
    context = {
        "page": page,
        "links": list(page),
        "many": len({link.employer_id for link in page}) > 1,
        "typed": typed,
        "registers": bool(policy.can_register_somewhere(user)),
        "waiting": queries.waiting_corrections(
            policy.visible_corrections(user, CorrectionRequest.objects.all())
        ),
    }
    return render(request, "people/staff/people.html", context)


@login_required
@never_cache
@sensitive_post_parameters("cpf", "cns_card")
@require_http_methods(FORM_METHODS)
def register(request: HttpRequest) -> HttpResponse:
    """Register a learner."""
    user = signed_in(request)
    _seen_links(user)
    require(policy.can_register_somewhere(user))
    form = RegistrationForm(request.POST or None, organizations=policy.registering(user))
    if request.method == "POST" and form.is_valid():
        link = attempt(
            form,
            lambda: services.register_learner(
                organization=form.employer(), details=form.registration(), by=user
            ),
        )
        if link:
            messages.success(request, "Cadastro feito. Agora gere o código do primeiro acesso.")
            return redirect("people:person", link.public_id)
    return render(request, "people/staff/register.html", {"form": form})


@login_required
@never_cache
@require_safe
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one link and, once the person recognised it, the others of theirs in the scope."""
    user = signed_in(request)
    link = _one_link(user, public_id)
    context = {
        "link": link,
        "declined": link.state == LinkState.DECLINED,
        "facts": telling.of_link(link, masked_cpf=queries.masked_cpf(link.person)),
        "others": [(other, telling.note_of_link(other)) for other in _other_links(user, link)],
        "may_issue": policy.can_issue_code(user, link),
    }
    return render(request, "people/staff/person.html", context)


def _other_links(user: User, link: EmploymentLink) -> list[EmploymentLink]:
    """Return the person's other links in the scope; none until they recognised this one."""
    if link.recognised_at is None:
        return []
    seen = policy.visible_links(user, EmploymentLink.objects.exclude(pk=link.pk))
    mine = seen.filter(person=link.person, recognised_at__isnull=False)
    return list(mine.select_related("employer").order_by("-starts_on"))


def _one_link(user: User, public_id: UUID) -> EmploymentLink:
    links = _seen_links(user).select_related("person", "employer", "daily_organization")
    return get_object_or_404(links, public_id=public_id)


@login_required
@never_cache
@require_POST
def issue_code(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a one-time code and show it, this once: it is kept nowhere."""
    user = signed_in(request)
    link = _one_link(user, public_id)
    issued = services.issue_one_time_code(link=link, by=user)
    context = {
        "link": link,
        "code": issued.text,
        "expires_at": issued.row.expires_at,
        "address": (urlsplit(settings.BASE_URL).netloc + reverse("account_login")).rstrip("/"),
    }
    return render(request, "people/staff/code.html", context)


@login_required
@never_cache
@sensitive_post_parameters("cpf")
@require_http_methods(FORM_METHODS)
def document(request: HttpRequest) -> HttpResponse:
    """Confirm the CPF that a person declared, seen on the document."""
    user = signed_in(request)
    _seen_links(user)
    require(policy.can_register_somewhere(user))
    form = DocumentForm(request.POST or None, organizations=policy.registering(user))
    if request.method == "POST" and form.is_valid() and _confirmed(form, user):
        messages.success(request, "CPF confirmado. A pessoa já pode receber certificados.")
        return redirect("people:document")
    return render(request, "people/staff/document.html", {"form": form})


def _confirmed(form: DocumentForm, user: User) -> bool:
    """Confirm whoever declared the form's CPF and name; a refusal goes beside the form."""
    cpf = form.cleaned_data["cpf"]
    found = queries.declared_person(cpf, name=form.cleaned_data["civil_name"])
    if found is None:
        form.add_error(None, NOBODY_WAITS)
        return False
    return bool(
        attempt(
            form,
            lambda: services.confirm_identity(
                person=found, organization=form.employer(), cpf=cpf, by=user
            ),
        )
    )

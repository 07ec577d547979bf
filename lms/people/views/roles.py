"""The administration's pages of roles: who holds what and where, giving, substituting, ending."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from lms.access import cases, places, policy, queries, services
from lms.access.cases import CaseFace, CaseKind
from lms.access.models import Grant
from lms.access.places import Place, place_of, zone_of
from lms.access.rules import Role
from lms.access.scope import require
from lms.access.services import Case
from lms.access.wording import role_text, where_text
from lms.organizations.models import Facility, Organization
from lms.people.forms.roles import EndForm, HolderForm, RoleForm, SubstituteForm
from lms.people.models import User
from lms.people.queries import account_of
from lms.people.views.asking import FORM_METHODS, attempt, signed_in

PAGE_SIZE = 50
LONGEST_SEARCH = 200
NOBODY = (
    "Não achamos uma conta com este nome e este CPF ou e-mail. Confira os dois com a pessoa: "
    "ela precisa já ter entrado no Percurso."
)
NAMELESS = "Acesso sem pessoa"


@dataclass(frozen=True)
class Line:
    """A grant as the list shows it; ``end_url`` is nothing where this person does not end it."""

    name: str
    role: str
    where: str
    since: date
    until: date | None
    given_by: str
    is_own: bool
    is_to_come: bool
    end_url: str


def _administration(request: HttpRequest) -> User:
    """Return who asks; whoever gives no roles anywhere has no such pages."""
    user = signed_in(request)
    if not policy.can_grant_somewhere(user):
        raise Http404
    return user


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def roles(request: HttpRequest) -> HttpResponse:
    """List who holds which role where, by name, in the places that the person administers.

    A search is posted: a name in an address would stay in the logs. It shows one page.
    """
    user = _administration(request)
    now = timezone.now()
    typed = request.POST.get("q", "")[:LONGEST_SEARCH].strip()
    are_ended = request.GET.get("mostrar") == "encerrados"
    grants = Grant.objects.ended(now) if are_ended else Grant.objects.not_ended(now)
    found = queries.listed(policy.visible_to(user, grants), prefix=typed)
    page = Paginator(found, PAGE_SIZE).get_page(None if typed else request.GET.get("pagina"))
    context = {
        "page": page,
        "lines": _lines(list(page.object_list), user, now=now, are_ended=are_ended),
        "are_ended": are_ended,
        "typed": typed,
        "query": request.GET,
        "has_cases": bool(cases.kinds()),
    }
    return render(request, "people/roles/list.html", context)


def _lines(grants: list[Grant], user: User, *, now: datetime, are_ended: bool) -> list[Line]:
    rows = [(grant.row_area, grant.row_id) for grant in grants if grant.row_id is not None]
    faces = cases.faces_of(rows)
    given = set(policy.roles_to_give(user))
    return [
        _line(
            grant,
            faces.get(grant.row_id) if grant.row_id else None,
            now=now,
            is_own=grant.user_id == user.pk,
            may_end=not are_ended and grant.user_id != user.pk and Role(grant.role) in given,
        )
        for grant in grants
    ]


def _line(
    grant: Grant, case: CaseFace | None, *, now: datetime, is_own: bool, may_end: bool
) -> Line:
    place = place_of(grant) or (case.organization if case else None)
    zone = zone_of(place)
    ended_at = grant.revoked_at or (grant.until and grant.until - timedelta(microseconds=1))
    return Line(
        name=_name(grant.user),
        role=capfirst(role_text(grant.role, place)),
        where=where_text(grant, case),
        since=timezone.localdate(grant.since, zone),
        until=timezone.localdate(ended_at, zone) if ended_at else None,
        given_by=_name(grant.granted_by) if grant.granted_by else "Instalação",
        is_own=is_own,
        is_to_come=grant.since > now,
        end_url=reverse("people:end_role", args=[grant.public_id]) if may_end else "",
    )


def _name(user: User) -> str:
    person = getattr(user, "person", None)
    return person.name if person else NAMELESS


@login_required
@never_cache
@require_safe
def role_place(request: HttpRequest) -> HttpResponse:
    """Ask where the role is to hold; whoever administers one organization is not asked."""
    user = _administration(request)
    typed = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    only = None if typed else queries.only_place(user)
    if only is not None:
        return redirect("people:give_role", *places.address_of(only))
    found = queries.places_to_grant(user, typed)
    context = {"typed": typed, "rows": [_place_row(place) for place in found]}
    return render(request, "people/roles/place.html", context)


def _place_row(place: Place) -> dict[str, str]:
    kind, key = places.address_of(place)
    note = {
        "municipio": "Todas as instituições do município",
        "regiao": "Todos os municípios da região",
        "estado": "Todas as instituições do estado",
    }.get(kind, "")
    return {
        "title": places.name_of(place),
        "note": place.legal_name if isinstance(place, Organization) else note,
        "href": reverse("people:give_role", args=[kind, key]),
    }


@login_required
@never_cache
@sensitive_post_parameters("login", "civil_name")
@require_http_methods(FORM_METHODS)
def give_role(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Give a role in a place to somebody whose name, and CPF or e-mail, are known."""
    user = _administration(request)
    place = places.find(kind, key)
    if place is None or not policy.can_grant_in(user, place):
        raise Http404
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        roles=policy.roles_to_give(user),
        place=place,
        units=_units(place),
    )
    if form.is_valid() and _give(form, place, by=user):
        messages.success(request, "Papel concedido. A pessoa recebe um aviso.")
        return redirect("people:roles")
    context = {"form": form, "where": places.name_of(place)}
    return render(request, "people/roles/give.html", context)


def _units(place: Place) -> "QuerySet[Facility] | None":
    """Return the units of which one may be chosen."""
    if not isinstance(place, Organization):
        return None
    return Facility.objects.filter(organization=place).order_by("name", "cnes")


def _give(form: RoleForm, place: Place, *, by: User) -> Grant | None:
    data, zone = form.cleaned_data, zone_of(place)
    holder = _holder(form)
    if holder is None:
        return None
    return attempt(
        form,
        lambda: services.grant_role(
            user=holder,
            role=form.chosen(),
            place=data.get("facility") or place,
            by=by,
            since=_beginning(data["since"], zone),
            until=_end(data["until"], zone),
        ),
    )


def _holder(form: HolderForm) -> User | None:
    """Return whose account it is; a miss says one sentence, whatever the cause."""
    data = form.cleaned_data
    found = account_of(data["login"], name=data["civil_name"])
    if found is None:
        form.add_error(None, NOBODY)
    return found


def _beginning(day: date | None, zone: ZoneInfo) -> datetime | None:
    """Return when a day begins in a place; today begins now."""
    if day is None or day == timezone.localdate(timezone=zone):
        return None
    return datetime.combine(day, time.min, zone)


def _end(day: date | None, zone: ZoneInfo) -> datetime | None:
    """Return when a day is over in a place."""
    return None if day is None else datetime.combine(day + timedelta(days=1), time.min, zone)


@login_required
@never_cache
@require_safe
def substitute_case(request: HttpRequest) -> HttpResponse:
    """Ask for which single case a substitute is to be named."""
    user = _administration(request)
    typed = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    found = [
        (kind, face) for kind in cases.kinds() for face in kind.find(typed, policy.granting(user))
    ]
    rows = [
        {
            "title": face.title,
            "note": f"{capfirst(kind.label)} de {face.organization.short_name}",
            "href": reverse("people:substitute", args=[kind.slug, face.public_id]),
        }
        for kind, face in found
    ]
    return render(request, "people/roles/case.html", {"typed": typed, "rows": rows})


@login_required
@never_cache
@sensitive_post_parameters("login", "civil_name")
@require_http_methods(FORM_METHODS)
def substitute(request: HttpRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Name somebody from elsewhere for a single case, for some days (decision D18)."""
    user = _administration(request)
    known = cases.by_slug(kind)
    face = known.faces([public_id]).get(public_id) if known else None
    if known is None or face is None or not policy.can_grant_in(user, face.organization):
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = SubstituteForm(typed, roles=known.roles, place=face.organization)
    if form.is_valid() and _substitute(form, known, face, by=user):
        messages.success(request, "Substituto nomeado. A pessoa recebe um aviso.")
        return redirect("people:roles")
    return render(request, "people/roles/substitute.html", {"form": form, "face": face})


def _substitute(form: SubstituteForm, kind: CaseKind, face: CaseFace, *, by: User) -> Grant | None:
    data = form.cleaned_data
    holder = _holder(form)
    until = _end(data["until"], zone_of(face.organization))
    if holder is None or until is None:
        return None
    return attempt(
        form,
        lambda: services.grant_substitute(
            user=holder,
            role=form.chosen(),
            case=Case(kind.area, face.public_id, face.organization),
            until=until,
            by=by,
            reason=data["reason"],
        ),
    )


@login_required
@never_cache
@require_http_methods(FORM_METHODS)
def end_role(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask before a role ends, say what follows from it, and end it for a reason."""
    user = _administration(request)
    seen = policy.visible_to(user, Grant.objects.select_related(*queries.SHOWN))
    grant = get_object_or_404(seen, public_id=public_id)
    require(policy.can_revoke(user, grant))
    form: Form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _ended(form, grant, by=user):
        messages.success(request, "Papel encerrado. A pessoa recebe um aviso.")
        return redirect("people:roles")
    lines = _lines([grant], user, now=timezone.now(), are_ended=False)
    return render(request, "people/roles/end.html", {"form": form, "line": lines[0]})


def _ended(form: Form, grant: Grant, *, by: User) -> Grant | None:
    reason = form.cleaned_data["reason"]
    return attempt(form, lambda: services.revoke_role(grant=grant, by=by, reason=reason))

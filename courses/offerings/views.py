from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.components.surfaces import badge
from cms.look.context import show_town
from cms.look.parts import Cell, Column
from cms.look.rules import number_text, period_text
from cms.pages.queries import town_of
from courses.offerings import policy, queries, services
from courses.offerings.forms import HostForm, OfferingForm, ReasonForm
from courses.offerings.models import Offering
from courses.offerings.rules import NEEDS_REASON, Action, CompletesOn, OfferingState
from courses.offerings.steps import BY_SLUG, StepFace
from lms.access.scope import require
from lms.organizations.models import Organization
from lms.people.views.asking import attempt, signed_in

PAGE_SIZE = 50
TONES = {
    OfferingState.ENROLLING: "info",
    OfferingState.RUNNING: "info",
    OfferingState.CLOSING: "wait",
    OfferingState.SETTLING: "wait",
    OfferingState.CLOSED: "ok",
    OfferingState.CANCELLED: "stop",
}
HOST = "Quem oferece"
COLUMNS = (
    "Turma",
    HOST,
    "Período",
    Column("Vagas ocupadas", numeric=True),
    Column("Situação", nowrap=True),
)


@login_required
@require_safe
def offerings(request: HttpRequest) -> HttpResponse:
    """List the offerings that the person leads or coordinates, the newest first."""
    hosts = policy.hosts_of(signed_in(request))
    visible = policy.visible_to(signed_in(request), Offering.objects.all())
    found = visible.select_related("organization", "edition").order_by("-created_at", "-pk")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    few = list(hosts[:2])
    if not few and not page.paginator.count:
        raise Http404
    # The host is said only to whoever coordinates several.
    columns = [column for column in COLUMNS if len(few) > 1 or column != HOST]
    context = {
        "page": page,
        "query": request.GET,
        "columns": columns,
        "rows": [_row(offering, has_host=HOST in columns) for offering in page.object_list],
        "may_create": bool(few),
    }
    _frame(request, few)
    return render(request, "courses/offerings/list.html", context)


def _frame(request: HttpRequest, hosts: Sequence[Organization]) -> None:
    """Show the town in the frame where there is only one to show."""
    if len(hosts) == 1:
        show_town(request, town_of(hosts[0]))


def _row(offering: Offering, *, has_host: bool) -> list[object]:
    state = OfferingState(offering.state)
    return [
        Cell(
            offering.title,
            note=offering.edition.title,
            href=reverse("courses:roster", args=[offering.public_id]),
        ),
        *([offering.organization.short_name] if has_host else []),
        period_text(offering.starts_on, offering.ends_on),
        f"{number_text(offering.seats_taken)} de {number_text(offering.seats)}",
        badge(state.label.capitalize(), TONES.get(state, "")),
    ]


def _host(request: HttpRequest) -> Organization | None:
    """Return for whom the offering is: the only place coordinated, or the one that was chosen."""
    hosts = policy.hosts_of(signed_in(request))
    form = HostForm(request.GET if "anfitria" in request.GET else None, hosts=hosts)
    if form.is_bound:
        if not form.is_valid():
            raise Http404
        chosen: Organization = form.cleaned_data["anfitria"]
        return chosen
    few = list(hosts[:2])
    if not few:
        raise Http404
    return few[0] if len(few) == 1 else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Make a draft offering of a published course; its edition is approved as the course stands."""
    host = _host(request)
    if host is None:
        form: Form = HostForm(hosts=policy.hosts_of(signed_in(request)))
        return render(request, "courses/offerings/host.html", {"form": form})
    _frame(request, [host])
    courses, people = queries.courses_for(host), queries.leaders_of(host)
    form = OfferingForm(request.POST or None, courses=courses, people=people)
    if form.is_valid():
        made = _make(request, host, form)
        if made is not None:
            messages.success(request, "Turma criada. Confira os dados e abra as inscrições.")
            return redirect("courses:roster", made.public_id)
    context = {"form": form, "host": host, "has_courses": courses.exists()}
    return render(request, "courses/offerings/create.html", context)


def _make(request: HttpRequest, host: Organization, form: OfferingForm) -> Offering | None:
    facts, by = form.cleaned_data, signed_in(request)
    return attempt(
        form,
        lambda: services.offer_course(
            course=facts["course"].page,
            by=by,
            organization=host,
            title=facts["title"],
            seats=facts["seats"],
            starts_on=facts["starts_on"],
            ends_on=facts["ends_on"],
            place=facts["place"],
            partners=facts["partners"].splitlines(),
            completes_on=CompletesOn(facts["completes_on"]),
            facilitators=list(form.facilitators()),
        ),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Ask before a step of an offering, saying what follows, and take it."""
    visible = policy.visible_to(signed_in(request), Offering.objects.all())
    offering = get_object_or_404(
        visible.select_related("organization", "edition"), public_id=public_id
    )
    if slug not in BY_SLUG:
        raise Http404
    face = BY_SLUG[slug]
    require(policy.can_manage(signed_in(request), offering))
    _frame(request, [offering.organization])
    has_reason = face.action in NEEDS_REASON
    form = (ReasonForm if has_reason else Form)(request.POST if request.method == "POST" else None)
    if form.is_valid() and _take(request, offering, face, form):
        messages.success(request, face.done)
        return redirect("courses:roster", offering.public_id)
    context: dict[str, Any] = {"offering": offering, "face": face, "form": form}
    return render(request, "courses/offerings/step.html", context)


def _take(request: HttpRequest, offering: Offering, face: StepFace, form: Form) -> Offering | None:
    by, reason = signed_in(request), form.cleaned_data.get("reason", "")
    if face.action is Action.OPEN:
        return attempt(form, lambda: services.open_enrollment(offering=offering, by=by))
    return attempt(
        form,
        lambda: services.advance(offering=offering, action=face.action, by=by, reason=reason),
    )

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cms.look.context import show_town
from cms.look.rules import hours_text
from cms.pages.queries import town_of
from courses.hours.rules import Capacity
from courses.offerings import policy as offering_policy
from courses.offerings.forms import ReasonForm
from courses.offerings.models import Offering, OfferingFacilitator
from courses.teaching import policy, queries, services
from courses.teaching.forms import HoursForm, NameForm
from lms.access.scope import require
from lms.organizations.clock import civil_date
from lms.people.views.asking import FORM_METHODS, attempt, signed_in


@login_required
@require_http_methods(FORM_METHODS)
def name(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask who else teaches in an offering, and write it down."""
    by = signed_in(request)
    visible = offering_policy.visible_to(by, Offering.objects.all())
    offering = get_object_or_404(
        visible.select_related("organization", "edition"), public_id=public_id
    )
    require(policy.can_name(by, offering))
    today = civil_date(offering.organization, timezone.now())
    people = queries.with_jobs(queries.people_of(offering.organization, on=today), on=today)
    form = NameForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid() and attempt(form, lambda: _name(offering, form, request)) is not None:
        messages.success(request, f"{form.person().name} ensina nesta turma.")
        return redirect("courses:roster", offering.public_id)
    return _page(request, "name", offering, {"form": form})


def _name(offering: Offering, form: NameForm, request: HttpRequest) -> OfferingFacilitator:
    return services.name_facilitator(
        offering=offering,
        person=form.person(),
        capacity=Capacity(form.cleaned_data["capacity"]),
        title=form.cleaned_data["title"],
        by=signed_in(request),
    )


@login_required
@require_http_methods(FORM_METHODS)
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask whether somebody does not teach after all, and take them off the list."""
    facilitator = _facilitator(request, public_id)
    by = signed_in(request)
    require(policy.can_name(by, facilitator.offering))

    def act() -> bool:
        services.remove_facilitator(facilitator=facilitator, by=by)
        return True

    form = Form(request.POST if request.method == "POST" else None)
    return _asked(request, "remove", facilitator, form, act, done="Retirada da lista.")


@login_required
@require_http_methods(FORM_METHODS)
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask how long somebody taught, and confirm it."""
    facilitator = _facilitator(request, public_id)
    by = signed_in(request)
    require(policy.can_confirm(by, facilitator))
    most = queries.taught_in(facilitator.offering).most_minutes
    form = HoursForm(request.POST) if request.method == "POST" else HoursForm.of(most)
    return _asked(
        request,
        "confirm",
        facilitator,
        form,
        lambda: services.confirm_hours(facilitator=facilitator, minutes=form.total(), by=by),
        done="Horas confirmadas. O certificado sai em instantes.",
        most=hours_text(most, "long"),
    )


@login_required
@require_http_methods(FORM_METHODS)
def annul(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Undo a confirmation, with a reason, on a page that says what follows from it."""
    facilitator = _facilitator(request, public_id)
    by = signed_in(request)
    require(policy.can_confirm(by, facilitator))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return _asked(
        request,
        "annul",
        facilitator,
        form,
        lambda: services.annul_hours(
            facilitator=facilitator, by=by, reason=form.cleaned_data["reason"]
        ),
        done="Horas anuladas.",
    )


def _facilitator(request: HttpRequest, public_id: UUID) -> OfferingFacilitator:
    """Return somebody who teaches where the person may open the roster, or 404."""
    visible = policy.visible_to(signed_in(request), OfferingFacilitator.objects.all())
    return get_object_or_404(
        visible.select_related("person", "offering__organization", "offering__edition"),
        public_id=public_id,
    )


def _asked(
    request: HttpRequest,
    page: str,
    facilitator: OfferingFacilitator,
    form: Form,
    act: Callable[[], object],
    *,
    done: str,
    **more: Any,
) -> HttpResponse:
    """Show the page that asks; when it was answered, act and go back to the roster."""
    offering = facilitator.offering
    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, done)
        return redirect("courses:roster", offering.public_id)
    return _page(request, page, offering, {"form": form, "facilitator": facilitator, **more})


def _page(
    request: HttpRequest, page: str, offering: Offering, context: dict[str, Any]
) -> HttpResponse:
    show_town(request, town_of(offering.organization))
    return render(request, f"courses/teaching/{page}.html", {"offering": offering, **context})

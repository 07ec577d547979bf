"""Making an offering and moving it through its life."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from courses.catalogue import cards
from courses.catalogue.models import CoursePage, Edition
from courses.catalogue.policy import can_approve
from courses.catalogue.queries import latest_edition, organization_of
from courses.catalogue.services import approve_edition
from courses.offerings import guards, policy, rules
from courses.offerings.models import Offering, OfferingFacilitator, Requirement
from courses.offerings.rules import Action, CompletesOn, RequirementKind
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.common.names import clean_line
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people.models import Person, User

CREATED = actions.register("offering.created", "Criou a turma.")
MOVED = {
    Action.SUBMIT: actions.register("offering.submitted", "Enviou a turma para análise."),
    Action.RETURN: actions.register("offering.returned", "Devolveu a turma."),
    Action.APPROVE: actions.register("offering.approved", "Aprovou a turma."),
    Action.OPEN: actions.register("offering.opened", "Abriu as inscrições da turma."),
    Action.START: actions.register("offering.started", "Começou a turma."),
    Action.FINISH: actions.register("offering.closing", "Começou o fechamento da turma."),
    Action.SETTLE: actions.register("offering.settling", "Mandou encerrar a turma."),
    Action.CLOSE: actions.register("offering.closed", "Encerrou a turma."),
    Action.CANCEL: actions.register("offering.cancelled", "Cancelou a turma."),
}
ANNOUNCED = {
    Action.OPEN: "offerings.opened",
    Action.SETTLE: rules.SETTLING_EVENT,
    Action.CLOSE: "offerings.closed",
    Action.CANCEL: "offerings.cancelled",
}


class Plan(TypedDict):
    """The facts of an offering to be made.

    ``organization`` is the host; it may differ from the edition's (decision D10).
    ``partners`` are names of institutions, and ``facilitators`` people with their titles, as the
    certificate prints them.
    """

    organization: Organization
    title: str
    seats: int
    starts_on: date
    ends_on: date
    completes_on: CompletesOn
    place: NotRequired[str]
    partners: NotRequired[Sequence[str]]
    facilitators: NotRequired[Sequence[tuple[Person, str]]]


@transaction.atomic
def create_offering(*, edition: Edition, by: User, **plan: Unpack[Plan]) -> Offering:
    """Make a draft offering with what completing it requires.

    Raises:
        NotAllowed: ``by`` may not offer this edition on behalf of the host.
        DomainError: a fact is missing or out of bounds.
    """
    host = plan["organization"]
    require(policy.can_create(by, host, edition))
    facilitators = plan.pop("facilitators", ())
    plan["title"] = " ".join(plan["title"].split())
    plan["place"] = " ".join(plan.get("place", "").split())
    plan["partners"] = _tidy_partners(plan.get("partners", ()))
    rules.refuse_bad_plan(
        title=plan["title"],
        place=plan["place"],
        seats=plan["seats"],
        starts_on=plan["starts_on"],
        ends_on=plan["ends_on"],
    )
    offering = Offering.objects.create(edition=edition, created_at=timezone.now(), **plan)
    _name_facilitators(offering, facilitators)
    _write_requirements(offering)
    audit.record(CREATED, offering, by=by, organization_id=host.pk)
    return offering


def _tidy_partners(names: Sequence[str]) -> list[str]:
    """Return the names of institutions as they are printed: none empty, none twice."""
    tidy = [
        clean_line(name, what="o nome da instituição", longest=rules.LONGEST_PARTNER)
        for name in names
    ]
    partners = list(dict.fromkeys(filter(None, tidy)))
    if len(partners) > rules.MOST_PARTNERS:
        raise DomainError(f"No certificado cabem até {rules.MOST_PARTNERS} instituições parceiras.")
    return partners


def _name_facilitators(offering: Offering, facilitators: Sequence[tuple[Person, str]]) -> None:
    OfferingFacilitator.objects.bulk_create(
        OfferingFacilitator(offering=offering, person=person, title=title)
        for person, title in facilitators
    )


def _write_requirements(offering: Offering) -> None:
    """Ask for every lesson of the edition: to be read, or to be passed where it is graded."""
    edition = offering.edition
    Requirement.objects.bulk_create(
        Requirement(
            offering=offering,
            lesson=lesson,
            requirement_kind=(
                RequirementKind.QUIZ_PASSED if lesson.is_graded else RequirementKind.LESSON_READ
            ),
            minimum_percent=edition.pass_percent if lesson.is_graded else 0,
        )
        for lesson in edition.lessons.order_by("position")
    )


@transaction.atomic
def advance(*, offering: Offering, action: Action, by: User, reason: str = "") -> Offering:
    """Move ``offering`` one step; returning and cancelling ask for a ``reason``.

    Raises:
        NotAllowed: ``by`` does not manage offerings of the host.
        TransitionRefused: there is no such step from the present state.
        DomainError: a guard of the step refuses, or the reason is missing.
    """
    offering = lock(offering.pk)
    require(policy.can_manage(by, offering))
    return _take(offering, action, by=by, reason=reason.strip())


@transaction.atomic
def finish_closing(*, offering: Offering) -> Offering:
    """Close an offering whose enrollments all have their outcome, for whoever decided it.

    Raises:
        TransitionRefused: it is not being closed, or an enrollment is still open.
    """
    offering = lock(offering.pk)
    return _take(offering, Action.CLOSE, by=offering.closed_by)


def lock(offering_id: int) -> Offering:
    """Return an offering as it is now, locked until the transaction ends."""
    return (
        Offering.objects.select_for_update(of=("self",))
        .select_related("organization", "edition", "closed_by")
        .get(pk=offering_id)
    )


def _take(offering: Offering, action: Action, *, by: User | None, reason: str = "") -> Offering:
    """Move a locked offering one step, record the step and announce it."""
    state = rules.next_state(offering.state, action)
    if action in rules.NEEDS_REASON and not reason:
        raise DomainError("Escreva o motivo, em uma frase.")
    now = timezone.now()
    guards.check(offering, action, on=civil_date(offering.organization, now))
    changed: dict[str, Any] = {"state": state}
    if action is Action.SETTLE:
        changed |= {"closed_at": now, "closed_by": by}
    _save(offering, changed)
    audit.record(
        MOVED[action], offering, by=by, organization_id=offering.organization_id, reason=reason
    )
    if action in ANNOUNCED:
        jobs.announce(ANNOUNCED[action], offering.pk)
    cards.renew_badges(offering.edition.course_id)
    return offering


def _save(offering: Offering, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        setattr(offering, name, value)
    offering.save(update_fields=list(changed))


def cancel(*, offering: Offering, by: User, reason: str) -> Offering:
    """Call ``offering`` off; its enrollments are cancelled by the job that this announces.

    Raises:
        NotAllowed, TransitionRefused, DomainError: as :func:`advance`.
    """
    return advance(offering=offering, action=Action.CANCEL, by=by, reason=reason)


@transaction.atomic
def open_enrollment(*, offering: Offering, by: User) -> Offering:
    """Open ``offering`` to enrollment, taking the steps before that are still to be taken.

    One person coordinates alone in most towns; each step is still recorded.

    Raises:
        NotAllowed, TransitionRefused, DomainError: as :func:`advance`.
    """
    steps = [
        action for action in rules.UP_TO_OPEN if (offering.state, action) in rules.TRANSITIONS
    ] or [Action.OPEN]
    for action in rules.UP_TO_OPEN[rules.UP_TO_OPEN.index(steps[0]) :]:
        offering = advance(offering=offering, action=action, by=by)
    return offering


@transaction.atomic
def offer_course(*, course: CoursePage, by: User, **plan: Unpack[Plan]) -> Offering:
    """Make a draft offering of a course as it is published now.

    A new edition is approved where ``by`` may approve the course and something of it changed;
    of another's course, the edition that its owner approved last is taken.

    Raises:
        NotAllowed: ``by`` may not offer this course.
        DomainError: the course is not ready or was never approved, or a fact is out of bounds.
    """
    return create_offering(edition=_edition_for(course, by), by=by, **plan)


def _edition_for(course: CoursePage, by: User) -> Edition:
    if can_approve(by, organization_of(course)):
        return approve_edition(course=course, by=by)
    edition = latest_edition(course)
    if edition is None:
        raise DomainError("Quem publicou este curso ainda não o aprovou para turmas.")
    return edition

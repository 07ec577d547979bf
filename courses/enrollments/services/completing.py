"""Beginning, fulfilling, completing; the hours that a completion credits."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from courses.enrollments import queries, rules
from courses.enrollments.models import Enrollment, Fulfilment
from courses.enrollments.rules import Action, EnrollmentState
from courses.enrollments.services.moves import lock, move
from courses.hours import services as hours
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.offerings.models import Requirement
from courses.offerings.rules import IS_STUDIED, CompletesOn, OfferingState, RequirementKind
from lms.common.errors import DomainError, TransitionRefused
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date

if TYPE_CHECKING:
    from lms.people.models import User

# What a phone kept for an enrollment that ended at the closing is written down all the same.
TAKES_FACTS = rules.MAY_STUDY | {EnrollmentState.FAILED, EnrollmentState.NO_SHOW}


@transaction.atomic
def begin(*, enrollment: Enrollment) -> Enrollment:
    """Note the first lesson opened; beginning again changes nothing.

    Raises:
        TransitionRefused: there is no place yet, it has ended, or the offering is not studied.
    """
    enrollment = lock(enrollment)
    if enrollment.state in {EnrollmentState.ACTIVE, EnrollmentState.COMPLETED}:
        return enrollment
    offering = enrollment.offering
    if offering.state not in IS_STUDIED:
        label = OfferingState(offering.state).label
        raise TransitionRefused(f"Esta turma está “{label}”: agora não dá para estudar por ela.")
    today = civil_date(offering.organization, timezone.now())
    return move(enrollment, Action.BEGIN, by=enrollment.person.user, started_on=today)


@transaction.atomic
def record_fulfilment(
    *,
    enrollment: Enrollment,
    requirement: Requirement,
    percent: int | None = None,
    source: str,
    occurred_at: datetime,
) -> bool:
    """Write down once that a requirement is fulfilled, and complete if it was the last.

    Args:
        enrollment: as read at any time; it is locked here.
        requirement: of the same offering.
        percent: the result of a quiz; one below the minimum fulfils nothing.
        source: what observed it, as ``attempt:<uuid>``.
        occurred_at: when, as far as it is known.

    Returns:
        Whether this is news.

    Raises:
        ValueError: the requirement is another offering's.
        DomainError: the enrollment takes no more facts.
    """
    if requirement.offering_id != enrollment.offering_id:
        raise ValueError(f"requirement {requirement.pk} is of another offering")
    if _is_below(requirement, percent):
        return False
    if enrollment.state not in TAKES_FACTS:
        raise DomainError("Por esta matrícula não dá mais para estudar.")
    is_news = _write_down(enrollment, requirement, percent, source, occurred_at)
    # After our row and before reading the others': of two last facts, the second lock sees both.
    _complete_if_last(lock(enrollment), occurred_at, timezone.now())
    return is_news


def _write_down(
    enrollment: Enrollment,
    requirement: Requirement,
    percent: int | None,
    source: str,
    occurred_at: datetime,
) -> bool:
    _, is_news = Fulfilment.objects.get_or_create(
        enrollment=enrollment,
        requirement=requirement,
        defaults={
            "percent": percent,
            "source": source[:60],
            "occurred_at": occurred_at,
            "recorded_at": timezone.now(),
        },
    )
    return is_news


def _is_below(requirement: Requirement, percent: int | None) -> bool:
    is_quiz = requirement.requirement_kind == RequirementKind.QUIZ_PASSED
    return is_quiz and (percent is None or percent < requirement.minimum_percent)


def _complete_if_last(enrollment: Enrollment, occurred_at: datetime, now: datetime) -> None:
    offering = enrollment.offering
    if enrollment.state == EnrollmentState.CONFIRMED and offering.state in IS_STUDIED:
        enrollment = begin(enrollment=enrollment)
    is_late = enrollment.state == EnrollmentState.FAILED and rules.takes_late(
        closed_at=offering.closed_at, occurred_at=occurred_at, received_at=now
    )
    is_on_time = (
        enrollment.state == EnrollmentState.ACTIVE
        and offering.completes_on == CompletesOn.LAST_FULFILMENT
        and offering.state in IS_STUDIED
    )
    if (is_late or is_on_time) and queries.has_fulfilled_all(enrollment):
        _complete(enrollment, by=None)


@transaction.atomic
def complete(*, enrollment: Enrollment, by: "User | None" = None) -> Enrollment:
    """Confirm the completion and credit its hours; completing again changes nothing.

    Without ``by``, the system confirms.

    Raises:
        DomainError: a requirement is missing.
        TransitionRefused: the enrollment cannot be completed from its state.
    """
    enrollment = lock(enrollment)
    if enrollment.state == EnrollmentState.COMPLETED:
        return enrollment
    if not queries.has_fulfilled_all(enrollment):
        raise DomainError("Ainda falta cumprir uma parte desta turma.")
    return _complete(enrollment, by=by)


def _complete(enrollment: Enrollment, *, by: "User | None") -> Enrollment:
    now = timezone.now()
    today = civil_date(enrollment.offering.organization, now)
    started = min(enrollment.started_on or today, today)
    move(
        enrollment,
        Action.COMPLETE,
        by=by,
        started_on=started,
        completed_on=today,
        completed_at=now,
    )
    _credit(enrollment, started, today, by)
    jobs.announce("enrollments.completed", enrollment.pk)
    return enrollment


def _credit(enrollment: Enrollment, starts_on: date, ends_on: date, by: "User | None") -> None:
    """Post one entry for each modality of the edition that was studied."""
    edition = enrollment.offering.edition
    for modality, minutes in queries.minutes_of(edition).items():
        hours.post(
            person=enrollment.person,
            minutes=minutes,
            modality=Modality(modality),
            action_kind=ActionKind(edition.action_kind),
            capacity=Capacity.LEARNER,
            theme=edition.theme,
            title=edition.title,
            starts_on=starts_on,
            ends_on=ends_on,
            source_key=queries.source_key(enrollment, modality),
            by=by,
        )

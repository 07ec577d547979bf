"""What every write of this area asks first: whose enrollment, is it studied, since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.catalogue.models import EditionLesson
from courses.enrollments import services as enrollments
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import MAY_STUDY, EnrollmentState
from courses.learning import event_rules, policy, queries
from courses.learning.models import Attempt
from courses.offerings.rules import IS_STUDIED
from lms.access.scope import require
from lms.common.errors import DomainError
from lms.common.statements import Records

if TYPE_CHECKING:
    from lms.people.models import User

WAITING = frozenset({EnrollmentState.REQUESTED, EnrollmentState.WAITLISTED})
# What may still arrive from a phone for an enrollment whose offering closed meanwhile.
ENDED_AT_CLOSING = frozenset({EnrollmentState.FAILED, EnrollmentState.NO_SHOW})

_LOCKED = Records(
    lambda key: (
        Enrollment.objects.filter(pk=key)
        .select_for_update(of=("self",))
        .select_related("person", "offering__edition")
    )
)


@dataclass(frozen=True)
class Admission:
    """An enrollment, locked, that may take what happened at ``at``.

    Attributes:
        at: the moment to keep.
        received_at: when it reached us.
    """

    enrollment: Enrollment
    lesson: EditionLesson
    at: datetime
    received_at: datetime


def admit(
    *, enrollment: Enrollment, lesson: EditionLesson, by: "User", occurred_at: datetime | None
) -> Admission:
    """Lock ``enrollment`` and let ``by`` study ``lesson`` with it; the first time begins it.

    ``occurred_at`` is as a phone claims; ``None`` is now.

    Raises:
        NotAllowed: the enrollment is another person's.
        DomainError: the lesson is not part of it, or nothing may be studied by it then.
    """
    received = timezone.now()
    locked = _LOCKED.get(enrollment.pk)
    require(policy.can_study(by, locked))
    return _admitted(locked, lesson, occurred_at or received, received)


def admit_over(attempt: Attempt) -> Admission:
    """Do the same for the clock, which hands in an attempt whose time is over.

    A class that was closed while the time ran takes what stood when it closed.

    Raises:
        DomainError: nothing may be studied by the enrollment any more.
    """
    received = timezone.now()
    locked = _LOCKED.get(attempt.enrollment_id)
    ended = attempt.ends_at or received
    closed = locked.offering.closed_at or ended
    return _admitted(locked, attempt.lesson, min(ended, closed), received)


def _admitted(
    locked: Enrollment, lesson: EditionLesson, claimed: datetime, received: datetime
) -> Admission:
    if lesson.edition_id != locked.offering.edition_id:
        raise DomainError("Esta aula não faz parte da sua turma.")
    since = locked.confirmed_at or locked.requested_at
    at = event_rules.settle(claimed, received=received, since=since)
    event_rules.require_studied(
        state=locked.offering.state,
        closed_at=locked.offering.closed_at,
        occurred_at=at,
        received_at=received,
    )
    return Admission(begun(locked), lesson, at, received)


def begun(enrollment: Enrollment) -> Enrollment:
    """Return a locked enrollment that may study; the first time begins it.

    Raises:
        DomainError: it waits, or has ended.
    """
    state = EnrollmentState(enrollment.state)
    if state in WAITING:
        raise DomainError("Sua matrícula ainda espera confirmação. Avisamos quando sair.")
    if state not in MAY_STUDY and (
        enrollment.offering.state in IS_STUDIED or state not in ENDED_AT_CLOSING
    ):
        raise DomainError(f"Esta matrícula está “{state.label}”: por ela não dá para estudar.")
    if state == EnrollmentState.CONFIRMED and enrollment.offering.state in IS_STUDIED:
        return enrollments.begin(enrollment=enrollment)
    return enrollment


def fulfil(admission: Admission, *, source: str, percent: int | None = None) -> None:
    """Push the fact down to the enrollment, where the offering requires it of this lesson."""
    requirement = queries.requirement_of(admission.enrollment, admission.lesson)
    if requirement is not None:
        enrollments.record_fulfilment(
            enrollment=admission.enrollment,
            requirement=requirement,
            percent=percent,
            source=source,
            occurred_at=admission.at,
        )

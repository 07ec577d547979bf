"""What ends enrollments from outside: closing or cancelling the offering, annulling."""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction

from courses.enrollments import policy, queries, rules
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import Action, CloseReport, EnrollmentState
from courses.enrollments.services.completing import complete
from courses.enrollments.services.moves import lock, lock_with_seat, move, pass_seat_on
from courses.hours import services as hours
from courses.hours.queries import entries_from
from courses.offerings import rules as offering_rules
from courses.offerings import services as offerings
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.access.scope import require
from lms.common.errors import DomainError
from lms.jobs import services as jobs

if TYPE_CHECKING:
    from lms.people.models import User

# How an enrollment that is not complete ends when its offering closes.
OUTCOMES = {
    EnrollmentState.ACTIVE: Action.FAIL,
    EnrollmentState.CONFIRMED: Action.MISS,
    EnrollmentState.WAITLISTED: Action.CANCEL,
    EnrollmentState.REQUESTED: Action.CANCEL,
}


@transaction.atomic
def close_offering(*, offering: Offering, by: "User") -> CloseReport:
    """Give every open enrollment its outcome, and close ``offering``.

    Raises:
        NotAllowed: ``by`` does not coordinate the host.
        TransitionRefused: the offering is not in its closing.
    """
    offering = Offering.objects.select_for_update().get(pk=offering.pk)
    require(policy.can_close(by, offering))
    offering_rules.next_state(offering.state, offering_rules.Action.CLOSE)
    waiting = Enrollment.objects.filter(offering=offering, state__in=sorted(rules.IS_OPEN))
    ended = Counter(_settle(enrollment, by) for enrollment in waiting.order_by("pk"))
    offerings.advance(offering=offering, action=offering_rules.Action.CLOSE, by=by)
    return CloseReport(
        completed=ended[EnrollmentState.COMPLETED],
        failed=ended[EnrollmentState.FAILED],
        missed=ended[EnrollmentState.NO_SHOW],
        cancelled=ended[EnrollmentState.CANCELLED],
    )


def _settle(enrollment: Enrollment, by: "User") -> str:
    enrollment = lock(enrollment)
    is_active = enrollment.state == EnrollmentState.ACTIVE
    if is_active and queries.has_fulfilled_all(enrollment):
        return complete(enrollment=enrollment, by=by).state
    action = OUTCOMES[EnrollmentState(enrollment.state)]
    reason = "A turma foi encerrada." if action in rules.NEEDS_REASON else ""
    return move(enrollment, action, by=by, reason=reason).state


@transaction.atomic
def cancel_with_offering(offering_id: int) -> None:
    """Cancel the open enrollments of a cancelled offering; running it again changes nothing."""
    offering = Offering.objects.select_for_update().get(pk=offering_id)
    if offering.state != OfferingState.CANCELLED:
        return
    waiting = Enrollment.objects.filter(offering=offering, state__in=sorted(rules.IS_OPEN))
    keys = []
    for enrollment in waiting.order_by("pk"):
        move(lock(enrollment), Action.CANCEL, by=None, reason="A turma foi cancelada.")
        keys.append(enrollment.pk)
    jobs.announce_many("enrollments.cancelled", keys)


@transaction.atomic
def annul(*, enrollment: Enrollment, by: "User", reason: str) -> Enrollment:
    """Undo a completion: its hours are reversed, and what was built on it is told.

    Raises:
        NotAllowed: ``by`` does not coordinate the host, or it is their own enrollment.
        TransitionRefused: the enrollment is not completed.
        DomainError: there is no reason.
    """
    enrollment = lock_with_seat(enrollment)
    require(policy.can_decide(by, enrollment))
    reason = reason.strip()
    if not reason:
        raise DomainError("Escreva o motivo, em uma frase.")
    move(enrollment, Action.ANNUL, by=by, reason=reason)
    for entry in entries_from(queries.source_key(enrollment)):
        hours.reverse(entry=entry, by=by, reason=reason)
    jobs.announce("enrollments.annulled", enrollment.pk)
    pass_seat_on(enrollment.offering_id)
    return enrollment

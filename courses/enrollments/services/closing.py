"""What ends enrollments from outside: closing or cancelling the offering, annulling."""

from typing import TYPE_CHECKING

from django.db import transaction

from courses.enrollments import policy, queries, rules
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import Action, EnrollmentState
from courses.enrollments.services.completing import complete
from courses.enrollments.services.moves import lock, lock_with_seat, move, pass_seat_on
from courses.hours import services as hours
from courses.hours.queries import entries_from
from courses.offerings import rules as offering_rules
from courses.offerings import services as offerings
from courses.offerings.models import Offering
from courses.offerings.rules import SETTLING_EVENT, OfferingState
from lms.access.scope import require
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.jobs.queries import is_pending

if TYPE_CHECKING:
    from lms.people.models import User

# How an enrollment that is not complete ends when its offering closes.
OUTCOMES = {
    EnrollmentState.ACTIVE: Action.FAIL,
    EnrollmentState.CONFIRMED: Action.MISS,
    EnrollmentState.WAITLISTED: Action.CANCEL,
    EnrollmentState.REQUESTED: Action.CANCEL,
}
# So many enrollments in one transaction, and so many transactions in one job.
BATCH = 25
BATCHES = 20


@transaction.atomic
def close_offering(*, offering: Offering, by: "User") -> Offering:
    """Decide that ``offering`` ends now; a job gives every open enrollment its outcome.

    Deciding it again starts that job anew, if it has stopped half-way.

    Raises:
        NotAllowed: ``by`` does not coordinate the host.
        TransitionRefused: the offering is not in its closing.
    """
    offering = offerings.lock(offering.pk)
    require(policy.can_close(by, offering))
    if offering.state != OfferingState.SETTLING:
        return offerings.advance(offering=offering, action=offering_rules.Action.SETTLE, by=by)
    if not is_pending(SETTLING_EVENT, offering.pk):
        jobs.announce(SETTLING_EVENT, offering.pk)
    return offering


def settle_offering(offering_id: int) -> None:
    """Give the open enrollments of an offering that ends their outcomes, and close it.

    A few at a time, each few in a transaction of their own, so that nobody waits long for a lock.
    Running it again, or twice at once, goes on with those who are left. A crowd is shared out
    among several jobs, so that each ends before the sweeper would take it for lost.
    """
    for _ in range(BATCHES):
        if not _settle_batch(offering_id):
            return
    jobs.announce(SETTLING_EVENT, offering_id)


@transaction.atomic
def _settle_batch(offering_id: int) -> bool:
    """Settle the next few, and close the offering after the last; tell whether some are left.

    The offering is locked before its enrollments, as by everybody who frees a seat.
    """
    offering = offerings.lock(offering_id)
    if offering.state != OfferingState.SETTLING:
        return False
    batch = _next_open(offering)
    for enrollment in batch:
        _settle(enrollment, offering.closed_by)
    if len(batch) == BATCH:
        return True
    offerings.finish_closing(offering=offering)
    return False


def _settle(enrollment: Enrollment, by: "User | None") -> None:
    enrollment = lock(enrollment)
    # They may have completed while we waited for the row.
    if enrollment.state not in rules.IS_OPEN:
        return
    is_active = enrollment.state == EnrollmentState.ACTIVE
    if is_active and queries.has_fulfilled_all(enrollment):
        complete(enrollment=enrollment, by=by)
        return
    action = OUTCOMES[EnrollmentState(enrollment.state)]
    reason = "A turma foi encerrada." if action in rules.NEEDS_REASON else ""
    move(enrollment, action, by=by, reason=reason)


def cancel_with_offering(offering_id: int) -> None:
    """Cancel the open enrollments of a cancelled offering, a few at a time.

    Running it again goes on with those who are left.
    """
    while _cancel_batch(offering_id):
        continue


@transaction.atomic
def _cancel_batch(offering_id: int) -> bool:
    """Cancel the next few; tell whether there were any."""
    offering = offerings.lock(offering_id)
    if offering.state != OfferingState.CANCELLED:
        return False
    found = [lock(enrollment) for enrollment in _next_open(offering)]
    batch = [enrollment for enrollment in found if enrollment.state in rules.IS_OPEN]
    for enrollment in batch:
        move(enrollment, Action.CANCEL, by=None, reason="A turma foi cancelada.")
    jobs.announce_many("enrollments.cancelled", [enrollment.pk for enrollment in batch])
    return bool(found)


def _next_open(offering: Offering) -> list[Enrollment]:
    waiting = Enrollment.objects.filter(offering=offering, state__in=sorted(rules.IS_OPEN))
    return list(waiting.order_by("pk")[:BATCH])


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

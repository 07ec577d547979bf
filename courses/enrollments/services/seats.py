"""Asking for a place, and giving it up."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.enrollments import policy, rules
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import Action, EnrollmentState
from courses.enrollments.services.moves import (
    confirm,
    lock_with_seat,
    move,
    pass_seat_on,
    take_seat,
)
from courses.offerings.models import Offering
from courses.offerings.queries import teaches_in
from courses.offerings.rules import TAKES_ENROLLMENTS, OfferingState
from lms.access.scope import require
from lms.common.errors import DomainError, TransitionRefused
from lms.organizations.clock import civil_date
from lms.people.models import Person
from lms.people.queries import same_person_ids

if TYPE_CHECKING:
    from lms.people.models import User

STANDS = sorted([*rules.IS_OPEN, EnrollmentState.COMPLETED])
WHY_NOT = {
    OfferingState.DRAFT: "As inscrições desta turma ainda não abriram.",
    OfferingState.SUBMITTED: "As inscrições desta turma ainda não abriram.",
    OfferingState.APPROVED: "As inscrições desta turma ainda não abriram.",
    OfferingState.CLOSING: "Esta turma já está em fechamento. Veja se há outra turma aberta.",
    OfferingState.SETTLING: "Esta turma já foi encerrada. Veja se há outra turma aberta.",
    OfferingState.CLOSED: "Esta turma já foi encerrada. Veja se há outra turma aberta.",
    OfferingState.CANCELLED: "Esta turma foi cancelada. Veja se há outra turma aberta.",
}


@transaction.atomic
def request_enrollment(*, offering: Offering, person: Person, by: "User") -> Enrollment:
    """Give ``person`` a place in ``offering``, or a place in its line.

    Asking again returns the enrollment that stands.

    Raises:
        NotAllowed: ``by`` is neither the person nor a coordinator of the host.
        DomainError: the offering does not take people in.
    """
    require(policy.can_request(by, offering, person))
    standing = _standing(offering, person)
    if standing is not None:
        return standing
    _refuse_closed(offering)
    if teaches_in(offering, person):
        raise DomainError("Quem ensina nesta turma não se matricula nela.")
    try:
        # A savepoint, so that a request at the same instant is read and not an error.
        with transaction.atomic():
            enrollment = Enrollment.objects.create(
                offering=offering, person=person, requested_at=timezone.now()
            )
    except IntegrityError:
        return Enrollment.objects.get(offering=offering, person=person, state__in=STANDS)
    return _admit(enrollment, by)


def _standing(offering: Offering, person: Person) -> Enrollment | None:
    """Return the person's enrollment that stands, of a record joined to theirs too."""
    own = Enrollment.objects.filter(offering=offering, person__in=same_person_ids(person))
    return own.filter(state__in=STANDS).first()


def _refuse_closed(offering: Offering) -> None:
    state = OfferingState(offering.state)
    if state not in TAKES_ENROLLMENTS:
        raise TransitionRefused(WHY_NOT[state])
    if civil_date(offering.organization, timezone.now()) > offering.ends_on:
        raise TransitionRefused("O período desta turma já terminou. Veja se há outra turma aberta.")


def _admit(enrollment: Enrollment, by: "User") -> Enrollment:
    """Confirm where a seat is free, else put in line; the offering is locked as late as can be."""
    now = timezone.now()
    if take_seat(enrollment.offering_id):
        return confirm(enrollment, by=by)
    # Nobody may free a seat between our look and our place in line, or we would wait for ever.
    offering = Offering.objects.select_for_update().get(pk=enrollment.offering_id)
    if offering.state not in TAKES_ENROLLMENTS:
        raise TransitionRefused(WHY_NOT[OfferingState(offering.state)])
    if take_seat(enrollment.offering_id):
        return confirm(enrollment, by=by)
    return move(enrollment, Action.WAITLIST, by=by, requested_at=now)


@transaction.atomic
def drop(*, enrollment: Enrollment, by: "User", reason: str = "") -> Enrollment:
    """Give up the place; the seat goes to whoever has waited longest.

    Raises:
        NotAllowed: ``by`` is neither the person nor a coordinator of the host.
        TransitionRefused: the enrollment has ended already.
    """
    return _leave(enrollment, Action.DROP, by=by, reason=reason.strip())


@transaction.atomic
def cancel(*, enrollment: Enrollment, by: "User", reason: str) -> Enrollment:
    """Take the place away, with a reason; the seat goes to whoever has waited longest.

    Raises:
        NotAllowed: ``by`` does not coordinate the host, or it is their own enrollment.
        TransitionRefused: the enrollment has ended already.
        DomainError: there is no reason.
    """
    return _leave(enrollment, Action.CANCEL, by=by, reason=reason.strip())


def _leave(enrollment: Enrollment, action: Action, *, by: "User", reason: str) -> Enrollment:
    enrollment = lock_with_seat(enrollment)
    may = policy.can_drop if action is Action.DROP else policy.can_decide
    require(may(by, enrollment))
    if action in rules.NEEDS_REASON and not reason:
        raise DomainError("Escreva o motivo, em uma frase.")
    held = enrollment.state in rules.HOLDS_A_SEAT
    move(enrollment, action, by=by, reason=reason)
    if held:
        pass_seat_on(enrollment.offering_id)
    return enrollment

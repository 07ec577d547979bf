"""The one step that every service of this area shares: an enrollment moves, and leaves a trace."""

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils import timezone

from courses.enrollments import rules
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import Action, EnrollmentState
from courses.offerings.models import Offering
from courses.offerings.rules import TAKES_ENROLLMENTS
from lms.audit import actions
from lms.audit import services as audit
from lms.jobs import services as jobs

if TYPE_CHECKING:
    from lms.people.models import User

RECORDED = {
    Action.WAITLIST: actions.register("enrollment.waitlisted", "Entrou na fila de espera."),
    Action.CONFIRM: actions.register("enrollment.confirmed", "Confirmou a matrícula."),
    Action.BEGIN: actions.register("enrollment.begun", "Começou a estudar."),
    Action.COMPLETE: actions.register("enrollment.completed", "Concluiu a turma."),
    Action.FAIL: actions.register("enrollment.failed", "Encerrou a matrícula sem conclusão."),
    Action.DROP: actions.register("enrollment.dropped", "Desistiu da turma."),
    Action.MISS: actions.register("enrollment.missed", "Registrou que a pessoa não começou."),
    Action.CANCEL: actions.register("enrollment.cancelled", "Cancelou a matrícula."),
    Action.ANNUL: actions.register("enrollment.annulled", "Anulou a conclusão."),
}


def lock(enrollment: Enrollment) -> Enrollment:
    """Return the enrollment as it is now, locked until the transaction ends."""
    return (
        Enrollment.objects.select_for_update(of=("self",))
        .select_related("person__user", "offering__organization", "offering__edition")
        .get(pk=enrollment.pk)
    )


def lock_with_seat(enrollment: Enrollment) -> Enrollment:
    """Lock the offering and then the enrollment: whoever frees seats locks in this order."""
    Offering.objects.select_for_update().get(pk=enrollment.offering_id)
    return lock(enrollment)


def move(
    enrollment: Enrollment, action: Action, *, by: "User | None", reason: str = "", **changed: Any
) -> Enrollment:
    """Move a locked enrollment one step, free its seat if it leaves one, and record the step.

    ``changed`` are other columns that the step sets.

    Raises:
        TransitionRefused: there is no such step from the present state.
    """
    held = enrollment.state in rules.HOLDS_A_SEAT
    enrollment.state = rules.next_state(enrollment.state, action)
    for name, value in changed.items():
        setattr(enrollment, name, value)
    enrollment.save(update_fields=["state", *changed])
    audit.record(
        RECORDED[action],
        enrollment,
        by=by,
        organization_id=enrollment.offering.organization_id,
        reason=reason,
    )
    if held and enrollment.state not in rules.HOLDS_A_SEAT:
        Offering.objects.filter(pk=enrollment.offering_id).update(seats_taken=F("seats_taken") - 1)
    return enrollment


def take_seat(offering_id: int) -> bool:
    """Take one seat if one is free; the database counts, whoever else is asking."""
    taken = Offering.objects.filter(
        pk=offering_id, state__in=sorted(TAKES_ENROLLMENTS), seats_taken__lt=F("seats")
    ).update(seats_taken=F("seats_taken") + 1)
    return taken == 1


def pass_seat_on(offering_id: int) -> Enrollment | None:
    """Confirm whoever has waited longest, if a seat is free. The offering is locked already."""
    while first := (
        Enrollment.objects.filter(offering_id=offering_id, state=EnrollmentState.WAITLISTED)
        .order_by("requested_at", "pk")
        .first()
    ):
        waiting = lock(first)
        # They may have left the line while we waited for the row.
        if waiting.state != EnrollmentState.WAITLISTED:
            continue
        if not take_seat(offering_id):
            return None
        jobs.announce("enrollments.promoted", waiting.pk)
        return confirm(waiting, by=None)
    return None


def confirm(enrollment: Enrollment, *, by: "User | None") -> Enrollment:
    """Confirm a locked enrollment whose seat was taken just now."""
    return move(enrollment, Action.CONFIRM, by=by, confirmed_at=timezone.now())

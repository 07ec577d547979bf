"""Reads that the services and the reconciler share."""

from collections import Counter

from django.db.models import Count, Q

from courses.catalogue.models import Edition
from courses.catalogue.rules import LessonMinutes, minutes_by_modality
from courses.enrollments import rules
from courses.enrollments.models import Enrollment, Fulfilment
from courses.enrollments.rules import CloseReport, EnrollmentState, Settling
from courses.offerings.models import Offering, Requirement
from courses.offerings.rules import SETTLING_EVENT
from lms.jobs.queries import is_pending


def has_fulfilled_all(enrollment: Enrollment) -> bool:
    """Tell whether nothing is missing."""
    asked = Requirement.objects.filter(offering_id=enrollment.offering_id)
    done = Fulfilment.objects.filter(enrollment=enrollment)
    return rules.is_complete(
        list(asked.values_list("pk", flat=True)),
        list(done.values_list("requirement_id", flat=True)),
    )


def minutes_of(edition: Edition) -> dict[str, int]:
    """Return what completing an edition credits, by modality."""
    rows = edition.lessons.order_by("position").values_list("minutes", "is_graded")
    return minutes_by_modality([LessonMinutes(*row) for row in rows], modality=edition.modality)


def source_key(enrollment: Enrollment, modality: str = "") -> str:
    """Return the key of an enrollment's hours; without a modality, how all its keys begin."""
    return f"enrollment:{enrollment.public_id}:{modality}"


def place_in_line(enrollment: Enrollment) -> int:
    """Return 1 for whoever is next, and 0 for whoever is not in line."""
    if enrollment.state != EnrollmentState.WAITLISTED:
        return 0
    line = Enrollment.objects.filter(
        offering_id=enrollment.offering_id, state=EnrollmentState.WAITLISTED
    )
    earlier = line.filter(requested_at__lt=enrollment.requested_at)
    same_instant = line.filter(requested_at=enrollment.requested_at, pk__lte=enrollment.pk)
    return earlier.count() + same_instant.count()


def settling_of(offering: Offering) -> Settling:
    """Return how far the job that closes ``offering`` has come, in two queries."""
    rows = Enrollment.objects.filter(offering=offering)
    counts = rows.aggregate(
        total=Count("pk"), left=Count("pk", filter=Q(state__in=sorted(rules.IS_OPEN)))
    )
    return Settling(
        done=counts["total"] - counts["left"],
        total=counts["total"],
        is_stopped=not is_pending(SETTLING_EVENT, offering.pk),
    )


def foreseen(offering: Offering) -> CloseReport:
    """Return how many enrollments would end in each way if ``offering`` closed now."""
    asked = Requirement.objects.filter(offering=offering).count()
    rows = Enrollment.objects.filter(offering=offering, state__in=sorted(rules.IS_OPEN))
    states = Counter[str]()
    for state, done in rows.annotate(done=Count("fulfilments")).values_list("state", "done"):
        is_complete = state == EnrollmentState.ACTIVE and 0 < asked <= done
        states[EnrollmentState.COMPLETED if is_complete else state] += 1
    return CloseReport(
        completed=states[EnrollmentState.COMPLETED],
        failed=states[EnrollmentState.ACTIVE],
        missed=states[EnrollmentState.CONFIRMED],
        cancelled=states[EnrollmentState.WAITLISTED] + states[EnrollmentState.REQUESTED],
    )

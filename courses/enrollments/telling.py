"""What people are told about their places; handlers of announcements, safe to run twice."""

from datetime import datetime

from django.urls import reverse

from cms.look.rules import date_text
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import cancel_with_offering, settle_offering
from courses.offerings.rules import SETTLING_EVENT
from lms.jobs import registry
from lms.notices.kinds import register
from lms.notices.services import notify

PLACE = register("enrollments.place", title="Matrícula", icon="book")
# So much of the names of a course and of a class fits into a notice beside what it says.
LONGEST_NAME = 120
LONGEST_CLASS = 60


def tell_of_place(enrollment_id: int) -> None:
    """Tell whoever waited in line that the place is theirs."""
    enrollment = _read(enrollment_id)
    if enrollment.state != EnrollmentState.CONFIRMED:
        return
    text = f"Abriu uma vaga e ela é sua: {_name(enrollment)}. Pode começar agora."
    _tell(enrollment, text, at=enrollment.confirmed_at)


def tell_of_cancellation(enrollment_id: int) -> None:
    """Tell a person that their offering was cancelled; another of the same course is told too."""
    enrollment = _read(enrollment_id)
    offering = enrollment.offering
    _tell(
        enrollment,
        f"A turma “{offering.title[:LONGEST_CLASS]}” de {_name(enrollment)}, com início em"
        f" {date_text(offering.starts_on)}, foi cancelada. Veja no curso se há outra turma aberta.",
    )


def _read(enrollment_id: int) -> Enrollment:
    return Enrollment.objects.select_related("person", "offering__edition__course").get(
        pk=enrollment_id
    )


def _name(enrollment: Enrollment) -> str:
    return enrollment.offering.edition.title[:LONGEST_NAME]


def _tell(enrollment: Enrollment, text: str, *, at: datetime | None = None) -> None:
    path = reverse("courses:course", args=[enrollment.offering.edition.course.slug])
    notify(person=enrollment.person, kind=PLACE, text=text, path=path, at=at)


def listen() -> None:
    """Register the handlers; called once, when the app is ready."""
    registry.on("offerings.cancelled", "enrollments.cancel_with_offering", cancel_with_offering)
    registry.on(SETTLING_EVENT, "enrollments.settle_offering", settle_offering)
    registry.on("enrollments.promoted", "enrollments.tell_of_place", tell_of_place)
    registry.on("enrollments.cancelled", "enrollments.tell_of_cancellation", tell_of_cancellation)

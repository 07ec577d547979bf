"""What a person's own pages read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from lms.common.statements import Statement
from lms.people.models import EmploymentLink, Person, Posting
from lms.people.queries import same_person_ids

MOST_FINISHED = 3

_FINISHED = Statement(
    lambda people: (
        Enrollment.objects.filter(
            person__in=people, state=EnrollmentState.COMPLETED, completed_on__isnull=False
        )
        .order_by("-completed_at")
        .values_list("offering__edition__title", "offering__edition__course__slug", "completed_on")
    )[:MOST_FINISHED]
)
_WORK = Statement(
    lambda people, on: (
        EmploymentLink.objects.current(on)
        .filter(person__in=people)
        .order_by("starts_on", "pk")
        .values_list(
            "job_title",
            Coalesce(
                Subquery(
                    Posting.objects.filter(
                        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
                        link=OuterRef("pk"),
                        starts_on__lte=on,
                    )
                    .order_by("-starts_on")
                    .values("facility__name")[:1]
                ),
                "employer__legal_name",
            ),
        )
    )[:1]
)


@dataclass(frozen=True)
class Work:
    """Where a person works, as their greeting says it."""

    job_title: str
    place: str

    def __str__(self) -> str:
        return " · ".join(part for part in (self.job_title, self.place) if part)


@dataclass(frozen=True)
class Finished:
    """A course that a person concluded."""

    title: str
    course_slug: str
    completed_on: date


def finished_by(person: Person) -> list[Finished]:
    """Return the few courses that a person concluded last."""
    return [Finished(*row) for row in _FINISHED.all(same_person_ids(person))]


def work_of(person: Person, *, on: date) -> Work | None:
    """Return what a person is and where, by the oldest link that holds on a civil date."""
    found = _WORK.first(same_person_ids(person), on)
    return Work(*found) if found else None

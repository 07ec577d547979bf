"""What a person's own pages read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from lms.people.models import EmploymentLink, Person, Posting
from lms.people.queries import same_person_ids


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


def finished_by(person: Person, *, most: int) -> list[Finished]:
    """Return the courses that a person concluded last."""
    rows = (
        Enrollment.objects.filter(
            person__in=same_person_ids(person), state=EnrollmentState.COMPLETED
        )
        .order_by("-completed_at")
        .values_list("offering__edition__title", "offering__edition__course__slug", "completed_on")
    )
    return [Finished(title, slug, day) for title, slug, day in rows[:most] if day]


def work_of(person: Person, *, on: date) -> Work | None:
    """Return what a person is and where, by the oldest link that holds on a civil date."""
    link = (
        EmploymentLink.objects.current(on)
        .filter(person__in=same_person_ids(person))
        .select_related("employer")
        .order_by("starts_on", "pk")
        .first()
    )
    if link is None:
        return None
    unit = (
        Posting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), link=link)
        .filter(starts_on__lte=on)
        .order_by("-starts_on")
        .values_list(F("facility__name"), flat=True)
        .first()
    )
    return Work(link.job_title, unit or link.employer.legal_name)

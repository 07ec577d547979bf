"""The courses that a person takes or waits for, each with its lessons in order."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.learning.models import LessonProgress
from courses.offerings.rules import OfferingState
from lms.common.statements import Statement
from lms.people.models import Person
from lms.people.queries import same_person_ids

# A row for each lesson of each enrollment, what is the enrollment's own first.
_ENROLLMENT = (
    "pk",
    "public_id",
    "state",
    "offering__state",
    "offering__ends_on",
    "offering__organization__time_zone",
    "offering__edition__title",
    "offering__edition__modality",
    "offering__edition__course__slug",
)
_LESSON = ("title", "minutes", "is_graded", "page__slug", "page__live")
_ROWS = Statement(
    lambda people: (
        Enrollment.objects.filter(person__in=people, state__in=IS_OPEN)
        .order_by("-requested_at", "-pk", "offering__edition__lessons__position")
        .values_list(
            *_ENROLLMENT,
            *(f"offering__edition__lessons__{name}" for name in _LESSON),
            Exists(
                LessonProgress.objects.filter(
                    enrollment=OuterRef("pk"),
                    lesson=OuterRef("offering__edition__lessons"),
                    read_at__isnull=False,
                )
            ),
        )
    )
)


@dataclass(frozen=True)
class Stop:
    """One lesson on the way through a course.

    Attributes:
        slug: ``""`` where the page is not published now.
    """

    title: str
    minutes: int
    is_graded: bool
    is_done: bool
    slug: str


@dataclass(frozen=True)
class Way:
    """An enrollment in a course, with its lessons in order.

    Attributes:
        enrollment: its public id.
        time_zone: of the offering's host.
    """

    enrollment: UUID
    state: EnrollmentState
    offering_state: OfferingState
    ends_on: date
    time_zone: str
    title: str
    modality: str
    course_slug: str
    stops: tuple[Stop, ...]

    @property
    def next_stop(self) -> Stop | None:
        """The first lesson that is not done."""
        return next((stop for stop in self.stops if not stop.is_done), None)

    @property
    def done_count(self) -> int:
        """How many lessons are done."""
        return sum(stop.is_done for stop in self.stops)


def ways_of(person: Person) -> list[Way]:
    """Return the courses that a person takes or waits for, the newest first: one query."""
    width = len(_ENROLLMENT)
    rows = groupby(_ROWS.all(same_person_ids(person)), key=lambda row: row[:width])
    return [_way(own, [row[width:] for row in lessons]) for own, lessons in rows]


def _way(own: list[Any], lessons: list[list[Any]]) -> Way:
    stops = (
        Stop(title, minutes, is_graded, is_done, slug if is_live else "")
        for title, minutes, is_graded, slug, is_live, is_done in lessons
        if title is not None  # an edition without lessons has one row, of nothing
    )
    return Way(*[*own[1:], tuple(stops)])

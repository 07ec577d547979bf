"""Where a course belongs, what of it is published, and what it promises."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from cms.pages.models import MunicipalityPage
from courses.catalogue import rules
from courses.catalogue.models import CoursePage, Edition, EditionLesson, LessonPage
from lms.organizations.models import Organization, OrganizationKind

if TYPE_CHECKING:
    from wagtail.models import Page


def organization_of(page: "Page") -> Organization:
    """Return the organization of the nearest municipality above a page, else the platform's."""
    town = (
        MunicipalityPage.objects.ancestor_of(page, inclusive=True)
        .select_related("organization")
        .order_by("-depth")
        .first()
    )
    if town is not None:
        organization: Organization = town.organization
        return organization
    return Organization.objects.get(kind=OrganizationKind.PLATFORM)


def live_lessons(course: CoursePage) -> "QuerySet[LessonPage]":
    """Return the published lessons of a course, in the order of the tree."""
    lessons: QuerySet[LessonPage] = (
        LessonPage.objects.child_of(course).live().order_by("path").defer_streamfields()
    )
    return lessons


@dataclass(frozen=True)
class Outline:
    """What a course takes and gives.

    Attributes:
        total: clock minutes.
        modality: of its lessons; those that are graded are assessment.
        lesson_minutes: of one lesson-hour (decision D20).
        lessons: in order; each has a title, minutes and ``is_graded``.
    """

    total: int
    modality: str
    lesson_minutes: int
    lessons: Sequence[LessonPage] | Sequence[EditionLesson]

    @property
    def split(self) -> dict[str, int]:
        """The total by modality."""
        rows = [rules.LessonMinutes(row.minutes, row.is_graded) for row in self.lessons]
        return rules.split_of(self.total, rows, self.modality)


def outline_of(course: CoursePage) -> Outline:
    """Return what is promised to whoever enrols now (decision D4).

    That is the edition that was approved last; what was published since is for the next. A course
    that was never approved promises its syllabus.
    """
    edition = latest_edition(course)
    if edition is None:
        return outline_of_page(course, live_lessons(course))
    return Outline(
        edition.workload_minutes,
        edition.modality,
        edition.lesson_minutes,
        list(edition.lessons.order_by("position")),
    )


def outline_of_page(course: CoursePage, lessons: Iterable[LessonPage]) -> Outline:
    """Return what a course's own page says, whether or not it was ever approved."""
    return Outline(workload_of(course), course.modality, course.lesson_minutes, list(lessons))


def latest_edition(course: CoursePage) -> Edition | None:
    """Return the edition that was approved last."""
    return Edition.objects.filter(course=course).order_by("-number").first()


def workload_of(course: CoursePage) -> int:
    """Return the clock minutes that the syllabus adds up to."""
    return sum(unit.value["minutes"] for unit in course.syllabus)

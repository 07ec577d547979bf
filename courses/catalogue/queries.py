"""Where a course belongs, and what of it is published."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from cms.pages.models import MunicipalityPage
from courses.catalogue.models import CoursePage, Edition, LessonPage
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


def latest_edition(course: CoursePage) -> Edition | None:
    """Return the edition that was approved last."""
    return Edition.objects.filter(course=course).order_by("-number").first()


def workload_of(course: CoursePage) -> int:
    """Return the clock minutes that the syllabus adds up to."""
    return sum(unit.value["minutes"] for unit in course.syllabus)

"""The badge that a course's card wears while it can be entered."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max

from cms.look.rules import date_text
from courses.catalogue.badges import OPEN_UNTIL, Badge, Face, register_badge
from courses.offerings.models import Offering
from courses.offerings.rules import TAKES_ENROLLMENTS


def open_until(course_ids: Sequence[int]) -> Mapping[int, str]:
    """Return the last day of the open offering that ends last, of the courses that have one."""
    taking = Offering.objects.filter(
        state__in=sorted(TAKES_ENROLLMENTS), edition__course__in=course_ids
    )
    ends = taking.values_list("edition__course").annotate(Max("ends_on"))
    return {course_id: ends_on.isoformat() for course_id, ends_on in ends}


def face(until: str, on: date) -> Face | None:
    """Return what the card says while an offering is open."""
    ends_on = date.fromisoformat(until)
    if ends_on < on:
        return None
    return Face(f"Até {date_text(ends_on, 'day')}", "Inscrições abertas", "info")


def register() -> None:
    """Register; called once, when the app is ready."""
    register_badge(Badge(OPEN_UNTIL, 10, open_until, face))

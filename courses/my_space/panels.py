"""The panels that this app itself puts into a person's space."""

from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.look.components.progress import path
from cms.look.parts import Step
from cms.look.rules import date_text, hours_text, percent
from courses.catalogue.rendering import shares, step_note
from courses.enrollments.rules import EnrollmentState
from courses.hours.queries import balance_of
from courses.learning.ways import Stop, Way, ways_of
from courses.my_space.queries import finished_by
from courses.my_space.registry import PanelContext, Place, register_panel, register_tab
from courses.offerings.rules import IS_STUDIED
from lms.organizations.clock import civil_date_in
from lms.people.models import Person

STUDIES = frozenset({EnrollmentState.CONFIRMED, EnrollmentState.ACTIVE})


def studying(person: Person) -> PanelContext:
    """Return what the person is doing: the way to go on with first, then the others."""
    ways = ways_of(person)
    going = sorted((way for way in ways if _is_going(way)), key=_by_activity)
    waiting = [way for way in ways if way.state not in STUDIES]
    first = going[0] if going else None
    return {
        "now": first,
        "kicker": "Continue de onde parou" if first and first.done_count else "Comece por aqui",
        "now_url": _address(first.course_slug, first.next_stop) if first else "",
        "percent": percent(first.done_count, len(first.stops)) if first else 0,
        "ends": _ends(first) if first else "",
        "path": path_html(first.course_slug, first.modality, first.stops) if first else "",
        "others": [(way, _address(way.course_slug, way.next_stop)) for way in going[1:]],
        "done": [way for way in ways if way.state in STUDIES and not _is_going(way)],
        "waiting": waiting,
        "finished": [
            (row, reverse("courses:course", args=[row.course_slug]), _day(row.completed_on))
            for row in finished_by(person)
        ],
        "catalogue_url": reverse("courses:catalogue"),
    }


def _day(day: date) -> str:
    return f"Concluído em {date_text(day, 'long')}"


def _is_going(way: Way) -> bool:
    return way.state in STUDIES and way.offering_state in IS_STUDIED and way.next_stop is not None


def _by_activity(way: Way) -> tuple[bool, date]:
    """Put what has begun first, and what ends first before what ends later."""
    return way.state != EnrollmentState.ACTIVE, way.ends_on


def _address(course_slug: str, stop: Stop | None) -> str:
    if stop is None or not stop.slug:
        return reverse("courses:course", args=[course_slug])
    return reverse("courses:lesson", args=[course_slug, stop.slug])


def _ends(way: Way) -> str:
    """Say until when; the year only where it is another one."""
    today = civil_date_in(way.time_zone, timezone.now())
    return f"até {date_text(way.ends_on, 'day' if way.ends_on.year == today.year else 'long')}"


@lru_cache(maxsize=1024)
def path_html(course_slug: str, modality: str, stops: tuple[Stop, ...]) -> SafeString:
    """Draw a course's lessons as stops of the path: walked, here, ahead.

    Whoever is as far in the course sees the same, and it is not drawn again for them.
    """
    here = next((stop for stop in stops if not stop.is_done), None)
    return path(
        [
            Step(
                stop.title,
                "done" if stop.is_done else "now" if stop is here else "ahead",
                step_note(modality, stop),
                _address(course_slug, stop) if stop.slug else "",
            )
            for stop in stops
        ]
    )


def hours(person: Person) -> PanelContext:
    """Return the person's balance by modality."""
    balance = balance_of(person)
    return {
        "total": hours_text(balance.total),
        "shares": shares(balance.by_modality),
        "is_empty": not balance.by_modality,
        "hours_url": reverse("courses:my_hours"),
    }


def register() -> None:
    """Add this app's own panels and tabs; called once the app is ready."""
    register_panel("studying", 10, studying, "courses/my_space/studying.html")
    register_panel("hours", 10, hours, "courses/my_space/hours_panel.html", place=Place.ASIDE)
    register_tab("summary", "Resumo", "courses:my_space", 10)
    register_tab("hours", "Horas", "courses:my_hours", 20)

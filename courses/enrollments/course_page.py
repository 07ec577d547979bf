"""What a course's page shows to one person: where they stand, the open offerings, the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.urls import reverse

from cms.look.parts import Step
from cms.look.rules import date_text, percent
from courses.catalogue import rendering
from courses.enrollments.models import Enrollment, Fulfilment
from courses.enrollments.queries import place_in_line
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.offerings.models import Offering, Requirement
from courses.offerings.rules import IS_STUDIED, TAKES_ENROLLMENTS
from lms.people.models import EmploymentLink, Person

# A course of the whole country may have thousands of offerings at once.
MOST_OFFERINGS = 6
STANDS = sorted([*IS_OPEN, EnrollmentState.COMPLETED])


@dataclass(frozen=True)
class OpenOffering:
    """An offering that takes people in, and what this person is to it.

    Attributes:
        enrollment_id: the person's own enrollment that stands, if there is one.
    """

    offering: Offering
    enrollment_id: int | None = None

    @property
    def free(self) -> int:
        """Seats that are left."""
        return max(self.offering.seats - self.offering.seats_taken, 0)

    @property
    def enroll_url(self) -> str:
        """Where the button posts."""
        return reverse("courses:enroll", args=[self.offering.public_id])


@dataclass(frozen=True)
class LessonStop:
    """A lesson of the person's own edition."""

    title: str
    slug: str
    minutes: int
    is_graded: bool
    is_done: bool


@dataclass(frozen=True)
class Walk:
    """A person's enrollment with its stops.

    Attributes:
        place: in line, from 1; 0 for whoever is not waiting.
        can_study: whether its lessons may be opened now.
    """

    enrollment: Enrollment
    stops: tuple[LessonStop, ...]
    place: int
    can_study: bool

    @property
    def total(self) -> int:
        """All minutes."""
        return sum(stop.minutes for stop in self.stops)

    @property
    def done(self) -> int:
        """Minutes behind."""
        return sum(stop.minutes for stop in self.stops if stop.is_done)

    @property
    def percent(self) -> int:
        """How much of the way is behind."""
        return percent(self.done, self.total)

    @property
    def done_count(self) -> int:
        """Steps behind."""
        return sum(stop.is_done for stop in self.stops)

    @property
    def next_stop(self) -> LessonStop | None:
        """The first lesson that is not done."""
        return next((stop for stop in self.stops if not stop.is_done), None)


def open_offerings(course_id: int, person: Person | None, *, on: date) -> list[OpenOffering]:
    """Return what may be entered, own employers first, and the person's own: one query."""
    taking = Q(state__in=sorted(TAKES_ENROLLMENTS), ends_on__gte=on)
    offerings = Offering.objects.filter(edition__course_id=course_id).select_related("organization")
    if person is None:
        found = offerings.filter(taking).order_by("ends_on", "pk")[:MOST_OFFERINGS]
        return [OpenOffering(offering) for offering in found]
    own = FilteredRelation(
        "enrollments", condition=Q(enrollments__person=person, enrollments__state__in=STANDS)
    )
    home = EmploymentLink.objects.current(on).filter(
        person=person, employer=OuterRef("organization_id")
    )
    rows = (
        offerings.annotate(own=own, own_id=F("own__pk"), is_home=Exists(home))
        .filter(taking | Q(own__isnull=False))
        .order_by(F("own__pk").desc(nulls_last=True), "-is_home", "ends_on", "pk")
    )
    return [OpenOffering(row, getattr(row, "own_id", None)) for row in rows[:MOST_OFFERINGS]]


def walk_of(enrollment_id: int) -> Walk:
    """Return a person's enrollment and what of it is done: two queries, three in line."""
    enrollment = Enrollment.objects.select_related("offering__edition").get(pk=enrollment_id)
    offering = enrollment.offering
    done = Fulfilment.objects.filter(enrollment=enrollment, requirement=OuterRef("pk"))
    rows = (
        Requirement.objects.filter(offering=offering)
        .annotate(is_done=Exists(done))
        .order_by("lesson__position")
        .values_list(
            "lesson__title",
            "lesson__page__slug",
            "lesson__minutes",
            "lesson__is_graded",
            "is_done",
        )
    )
    is_in = enrollment.state in {EnrollmentState.CONFIRMED, EnrollmentState.ACTIVE}
    return Walk(
        enrollment,
        tuple(LessonStop(*row) for row in rows),
        place_in_line(enrollment),
        can_study=is_in and offering.state in IS_STUDIED,
    )


def steps(walk: Walk, slug: str) -> list[Step]:
    """Return the path with what is walked, where the person is, and what is ahead."""
    here = walk.next_stop
    modality = walk.enrollment.offering.edition.modality
    drawn = [
        Step(
            stop.title,
            state="done" if stop.is_done else "now" if stop is here else "ahead",
            note=rendering.step_note(modality, stop, *(["feita"] if stop.is_done else [])),
            href=_href(walk, stop, slug),
        )
        for stop in walk.stops
    ]
    return [*drawn, _certificate(walk)]


def _href(walk: Walk, stop: LessonStop, slug: str) -> str:
    """Lead to the lessons behind and to the next one; those ahead wait their turn."""
    is_near = walk.can_study and (stop.is_done or stop is walk.next_stop)
    is_over = walk.enrollment.state == EnrollmentState.COMPLETED
    return lesson_url(slug, stop) if is_near or is_over else ""


def _certificate(walk: Walk) -> Step:
    day = walk.enrollment.completed_on
    if day is None:
        return rendering.end_step(walk.total)
    return Step(
        rendering.end_step(walk.total).title, "ok", f"Você concluiu em {date_text(day, 'long')}"
    )


def lesson_url(slug: str, stop: LessonStop) -> str:
    """Return where a lesson is read."""
    return reverse("courses:lesson", args=[slug, stop.slug])


def own_enrollment(offerings: Sequence[OpenOffering]) -> int | None:
    """Return the person's enrollment among the offerings, the latest first."""
    return next((row.enrollment_id for row in offerings if row.enrollment_id is not None), None)

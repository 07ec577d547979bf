"""What a course's page shows to one person: where they stand, the open offerings, the next step.

Two statements in plain SQL: this is one of the two pages that everybody reads, and the ORM spent
four times their cost on composing them (measured; wagtail.md §2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.safestring import SafeString

from cms.look.components.progress import path
from cms.look.parts import Step
from cms.look.rules import date_text, percent
from courses.catalogue import rendering
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import place_in_line
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.offerings.rules import IS_STUDIED, TAKES_ENROLLMENTS
from lms.people.models import LinkState, Person
from lms.people.queries import same_person_ids

# A course of the whole country may have thousands of offerings at once.
MOST_OFFERINGS = 6
STANDS = sorted([*IS_OPEN, EnrollmentState.COMPLETED])
TAKES = sorted(TAKES_ENROLLMENTS)
NOBODY = -1

# ``people`` is a place for each record of the person, and most have one.
COURSE_SQL = f"""
SELECT p.title, c.summary, p.live_revision_id, t.*
FROM wagtailcore_page p
JOIN courses_coursepage c ON c.page_ptr_id = p.id
LEFT JOIN (
  SELECT o.id, o.public_id, o.title, g.short_name, o.state, o.seats, o.seats_taken, o.starts_on,
    o.ends_on, o.place, d.modality, e.id AS enrollment_id, e.public_id AS enrollment_public_id,
    e.state AS enrollment_state, e.completed_on, EXISTS (
      SELECT 1 FROM lms_employmentlink l
      WHERE l.person_id IN ({{people}}) AND l.employer_id = o.organization_id AND l.state = %s
        AND l.starts_on <= %s AND (l.ends_on IS NULL OR l.ends_on >= %s)
    ) AS is_home
  FROM courses_offering o
  JOIN courses_edition d ON d.id = o.edition_id
  JOIN lms_organization g ON g.id = o.organization_id
  LEFT JOIN courses_enrollment e ON e.offering_id = o.id
    AND e.person_id IN ({{people}})
    AND e.state IN ({", ".join(["%s"] * len(STANDS))})
  WHERE d.course_id = %s AND (e.id IS NOT NULL
    OR (o.ends_on >= %s AND o.state IN ({", ".join(["%s"] * len(TAKES))})))
) t ON 1 = 1
WHERE p.id = %s AND p.slug = %s AND p.live
ORDER BY t.enrollment_id IS NULL, t.enrollment_id DESC, t.is_home DESC, t.ends_on, t.id
LIMIT {MOST_OFFERINGS}
"""  # noqa: S608 - only placeholders are written in

STOPS_SQL = """
SELECT l.title, p.slug, l.minutes, l.is_graded, f.id IS NOT NULL
FROM courses_requirement r
JOIN courses_editionlesson l ON l.id = r.lesson_id
JOIN wagtailcore_page p ON p.id = l.page_id
LEFT JOIN courses_fulfilment f ON f.requirement_id = r.id AND f.enrollment_id = %s
WHERE r.offering_id = %s
ORDER BY l.position
"""


@dataclass(frozen=True)
class OfferingFace:
    """An offering that takes people in, or the person's own."""

    pk: int
    public_id: UUID
    title: str
    host: str
    state: str
    seats: int
    seats_taken: int
    starts_on: date
    ends_on: date
    place: str
    modality: str

    @property
    def free(self) -> int:
        """Seats that are left."""
        return max(self.seats - self.seats_taken, 0)

    @property
    def enroll_url(self) -> str:
        """Where the button posts."""
        return reverse("courses:enroll", args=[self.public_id])


@dataclass(frozen=True)
class Own:
    """The person's own enrollment that stands."""

    pk: int
    public_id: UUID
    state: EnrollmentState
    completed_on: date | None


@dataclass(frozen=True)
class CourseFace:
    """A published course as one person finds it.

    Attributes:
        offerings: the person's own first, then their employers', then the rest.
        own: the enrollment in the first of the offerings.
    """

    title: str
    summary: str
    live_revision_id: int | None
    offerings: tuple[OfferingFace, ...]
    own: Own | None


def course_face(page_id: int, slug: str, person: Person | None, *, on: date) -> CourseFace | None:
    """Return a published course and its open offerings on a civil date, in one query.

    What hangs on a record that was joined to the person's, however often, is theirs (decision D1).
    """
    people = same_person_ids(person) if person else [NOBODY]
    day = on.isoformat()
    values: list[str | int] = [
        *people,
        LinkState.CONFIRMED,
        day,
        day,
        *people,
        *STANDS,
        page_id,
        day,
        *TAKES,
        page_id,
        slug,
    ]
    with connection.cursor() as cursor:
        cursor.execute(COURSE_SQL.format(people=", ".join(["%s"] * len(people))), values)
        rows = cursor.fetchall()
    if not rows:
        return None
    title, summary, live_revision_id = rows[0][:3]
    found = [row[3:] for row in rows if row[3] is not None]
    own = _own(found[0][11:15]) if found else None
    return CourseFace(title, summary, live_revision_id, tuple(map(_offering, found)), own)


def _offering(row: Sequence[object]) -> OfferingFace:
    pk, public_id, title, host, state, seats, taken, starts_on, ends_on, place, modality = row[:11]
    return OfferingFace(
        int(str(pk)),
        UUID(str(public_id)),
        str(title),
        str(host),
        str(state),
        int(str(seats)),
        int(str(taken)),
        _day(starts_on),
        _day(ends_on),
        str(place),
        str(modality),
    )


def _day(value: object) -> date:
    """Read a day: PostgreSQL gives a date, SQLite its text."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _own(row: Sequence[object]) -> Own | None:
    pk, public_id, state, completed_on = row
    if pk is None:
        return None
    day = None if completed_on is None else _day(completed_on)
    return Own(int(str(pk)), UUID(str(public_id)), EnrollmentState(str(state)), day)


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
    """

    own: Own
    offering: OfferingFace
    stops: tuple[LessonStop, ...]
    place: int

    @property
    def is_completed(self) -> bool:
        """Whether everything is behind and confirmed."""
        return self.own.state is EnrollmentState.COMPLETED

    @property
    def can_study(self) -> bool:
        """Whether its lessons may be opened now."""
        is_in = self.own.state in {EnrollmentState.CONFIRMED, EnrollmentState.ACTIVE}
        return is_in and self.offering.state in IS_STUDIED

    @property
    def has_begun(self) -> bool:
        """Whether a lesson was opened."""
        return self.own.state is EnrollmentState.ACTIVE

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


def walk_of(own: Own, offering: OfferingFace) -> Walk:
    """Return a person's enrollment and what of it is done: one query, four in line."""
    with connection.cursor() as cursor:
        cursor.execute(STOPS_SQL, [own.pk, offering.pk])
        rows = cursor.fetchall()
    stops = tuple(
        LessonStop(title, slug, minutes, bool(is_graded), bool(is_done))
        for title, slug, minutes, is_graded, is_done in rows
    )
    return Walk(own, offering, stops, _place(own))


def _place(own: Own) -> int:
    if own.state is not EnrollmentState.WAITLISTED:
        return 0
    return place_in_line(Enrollment.objects.get(pk=own.pk))


@dataclass(frozen=True)
class Path:
    """All that the drawn path depends on: how far somebody is, not who."""

    slug: str
    modality: str
    stops: tuple[LessonStop, ...]
    can_study: bool
    is_completed: bool
    completed_on: date | None


def path_html(walk: Walk, slug: str) -> SafeString:
    """Draw the path with what is walked, where the person is, and what is ahead.

    Whoever is as far in the course sees the same, and it is not drawn again for them.
    """
    return _path_html(
        Path(
            slug,
            walk.offering.modality,
            walk.stops,
            walk.can_study,
            walk.is_completed,
            walk.own.completed_on,
        )
    )


@lru_cache(maxsize=1024)
def _path_html(walked: Path) -> SafeString:
    here = next((stop for stop in walked.stops if not stop.is_done), None)
    steps = [
        Step(
            stop.title,
            state="done" if stop.is_done else "now" if stop is here else "ahead",
            note=rendering.step_note(walked.modality, stop, *(["feita"] if stop.is_done else [])),
            href=_href(walked, stop, is_near=stop.is_done or stop is here),
        )
        for stop in walked.stops
    ]
    return path([*steps, _certificate(walked)])


def _href(walked: Path, stop: LessonStop, *, is_near: bool) -> str:
    """Lead to the lessons behind and to the next one; those ahead wait their turn."""
    is_open = walked.is_completed or (walked.can_study and is_near)
    return lesson_url(walked.slug, stop) if is_open else ""


def _certificate(walked: Path) -> Step:
    end = rendering.end_step(sum(stop.minutes for stop in walked.stops))
    if walked.completed_on is None:
        return end
    return Step(end.title, "ok", f"Você concluiu em {date_text(walked.completed_on, 'long')}")


def lesson_url(slug: str, stop: LessonStop) -> str:
    """Return where a lesson is read."""
    return reverse("courses:lesson", args=[slug, stop.slug])

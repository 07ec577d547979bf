"""A lesson as one person sees it: the one query of the page that is read most.

Written by hand: the same through the ORM costs twice the processor time. Both databases
understand it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from courses.catalogue.serving import CourseFacts
from courses.enrollments.rules import EnrollmentState
from courses.learning.event_rules import ReadingPlace
from lms.people.models import User

_LESSON = """
SELECT p.id, p.title, p.slug, p.live_revision_id, l.minutes, l.is_graded, l.summary
FROM wagtailcore_page c
JOIN wagtailcore_page p ON p.path BETWEEN c.path || '0000' AND c.path || 'ZZZZ'
JOIN courses_lessonpage l ON l.page_ptr_id = p.id
WHERE c.id = %s AND c.live AND p.slug = %s AND p.live
"""
_LESSON_OF_PERSON = """
WITH RECURSIVE
up(id, merged_into_id) AS (
  SELECT id, merged_into_id FROM lms_person WHERE user_id = %s
  UNION SELECT q.id, q.merged_into_id FROM lms_person q JOIN up ON q.id = up.merged_into_id),
same(id) AS (
  SELECT id FROM up
  UNION SELECT q.id FROM lms_person q JOIN same ON q.merged_into_id = same.id)
SELECT p.id, p.title, p.slug, p.live_revision_id, l.minutes, l.is_graded, l.summary,
  e.id, e.public_id, e.state, o.state, d.public_id, el.public_id, el.position,
  lp.id IS NOT NULL, lp.read_at IS NOT NULL,
  (SELECT COUNT(*) FROM courses_lessonprogress r
   WHERE r.enrollment_id = e.id AND r.read_at IS NOT NULL),
  (SELECT COUNT(*) FROM courses_practiceanswer a JOIN courses_editionquestion q
   ON q.id = a.question_id WHERE a.enrollment_id = e.id AND q.lesson_id = el.id),
  lp.place_block, lp.place_medium, lp.place_second, lp.place_at
FROM wagtailcore_page c
JOIN wagtailcore_page p ON p.path BETWEEN c.path || '0000' AND c.path || 'ZZZZ'
JOIN courses_lessonpage l ON l.page_ptr_id = p.id
LEFT JOIN courses_enrollment e ON e.id = (
  SELECT e2.id FROM courses_enrollment e2
  JOIN courses_offering o2 ON o2.id = e2.offering_id
  JOIN courses_edition d2 ON d2.id = o2.edition_id
  WHERE d2.course_id = c.id AND e2.person_id IN (SELECT id FROM same)
    AND e2.state IN ('active', 'confirmed', 'completed', 'waitlisted', 'requested')
  ORDER BY CASE e2.state WHEN 'active' THEN 0 WHEN 'confirmed' THEN 1
    WHEN 'completed' THEN 2 ELSE 3 END, e2.requested_at DESC, e2.id DESC LIMIT 1)
LEFT JOIN courses_offering o ON o.id = e.offering_id
LEFT JOIN courses_edition d ON d.id = o.edition_id
LEFT JOIN courses_editionlesson el ON el.edition_id = d.id AND el.page_id = p.id
LEFT JOIN courses_lessonprogress lp ON lp.enrollment_id = e.id AND lp.lesson_id = el.id
WHERE c.id = %s AND c.live AND p.slug = %s AND p.live
"""
_LESSON_WIDTH = 7


@dataclass(frozen=True)
class Study:
    """One person's enrollment in a course, as seen from one of its lessons.

    Attributes:
        lesson_public_id: the lesson in the person's edition; ``None`` where the edition was
            approved without it.
        position: of the lesson in the edition, from 1.
        read_count: lessons of the edition that the person finished.
        answer_count: practice questions of this lesson that the person answered.
        place: where the person stopped in this lesson.
        place_at: when.
    """

    enrollment_id: int
    enrollment_public_id: UUID
    state: EnrollmentState
    offering_state: str
    edition_public_id: UUID
    lesson_public_id: UUID | None
    position: int | None
    is_opened: bool
    is_read: bool
    read_count: int
    answer_count: int
    place: ReadingPlace | None = None
    place_at: datetime | None = None


@dataclass(frozen=True)
class Lesson:
    """A published lesson, and how far the person who asks is with it."""

    page_id: int
    title: str
    slug: str
    live_revision_id: int | None
    minutes: int
    is_graded: bool
    summary: str
    study: Study | None = None


def lesson_for(course: CourseFacts, slug: str, user: User | None) -> Lesson | None:
    """Return a published lesson of a course, with the user's own enrollment: one query.

    ``slug`` is the lesson's own address; without a ``user`` it is a visitor who asks.
    """
    place = (course.page_id, slug)
    with connection.cursor() as cursor:
        if user is None:
            cursor.execute(_LESSON, place)
        else:
            cursor.execute(_LESSON_OF_PERSON, (user.pk, *place))
        row = cursor.fetchone()
    if row is None:
        return None
    if user is None:
        return _lesson(row)
    return _lesson(row[:_LESSON_WIDTH], _study(row[_LESSON_WIDTH:]))


def _lesson(row: Sequence[Any], study: Study | None = None) -> Lesson:
    page_id, title, slug, revision_id, minutes, is_graded, summary = row
    return Lesson(page_id, title, slug, revision_id, minutes, bool(is_graded), summary, study)


def _study(row: Sequence[Any]) -> Study | None:
    enrollment_id, public_id, state, offering_state, edition, lesson, position, *rest = row
    if enrollment_id is None:
        return None
    opened, read, read_count, answer_count, block, medium, second, at = rest
    return Study(
        enrollment_id,
        _uuid(public_id),
        EnrollmentState(state),
        offering_state,
        _uuid(edition),
        _uuid(lesson) if lesson else None,
        position,
        bool(opened),
        bool(read),
        read_count,
        answer_count,
        ReadingPlace(block, _uuid(medium) if medium else None, second) if block else None,
        _moment(at) if at else None,
    )


def _moment(value: datetime | str) -> datetime:
    """Read a moment as either database hands it over: SQLite's is text, in UTC."""
    if isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def _uuid(value: UUID | str) -> UUID:
    """Read a uuid as either database hands it over."""
    return value if isinstance(value, UUID) else UUID(value)

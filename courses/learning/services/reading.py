"""Opening a lesson and marking it as read."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from courses.catalogue.models import EditionLesson
from courses.enrollments.models import Enrollment
from courses.learning.event_rules import ReadingPlace
from courses.learning.models import LessonProgress
from courses.learning.services.admission import Admission, admit, fulfil
from lms.common.errors import DomainError

if TYPE_CHECKING:
    from lms.people.models import User


@transaction.atomic
def open_lesson(
    *,
    enrollment: Enrollment,
    lesson: EditionLesson,
    by: "User",
    occurred_at: datetime | None = None,
) -> LessonProgress:
    """Note that the person opened a lesson; the earliest opening stands.

    Raises:
        DomainError: the lesson may not be studied by this enrollment now.
    """
    return touch(admit(enrollment=enrollment, lesson=lesson, by=by, occurred_at=occurred_at))


@transaction.atomic
def mark_read(
    *,
    enrollment: Enrollment,
    lesson: EditionLesson,
    by: "User",
    occurred_at: datetime | None = None,
) -> LessonProgress:
    """Note that the person read a lesson to its end, and fulfil what that fulfils.

    Marking it again changes nothing.

    Raises:
        DomainError: the lesson is a quiz, or may not be studied by this enrollment now.
    """
    if lesson.is_graded:
        raise DomainError("Esta aula é uma avaliação: ela se conclui quando você passa nela.")
    admission = admit(enrollment=enrollment, lesson=lesson, by=by, occurred_at=occurred_at)
    progress = touch(admission, is_read=True)
    fulfil(admission, source=f"lesson:{lesson.public_id}")
    return progress


@transaction.atomic
def note_place(
    *,
    enrollment: Enrollment,
    lesson: EditionLesson,
    place: ReadingPlace,
    by: "User",
    occurred_at: datetime | None = None,
) -> LessonProgress:
    """Note where the person stopped in a lesson; the latest place stands, and no other is kept.

    Raises:
        DomainError: the lesson may not be studied by this enrollment now.
    """
    admission = admit(enrollment=enrollment, lesson=lesson, by=by, occurred_at=occurred_at)
    progress = touch(admission)
    if progress.place_at is None or progress.place_at <= admission.at:
        progress.place_block = place.block
        progress.place_medium = place.medium
        progress.place_second = place.second
        progress.place_at = admission.at
        progress.save(update_fields=["place_block", "place_medium", "place_second", "place_at"])
    return progress


def touch(admission: Admission, *, is_read: bool = False) -> LessonProgress:
    """Write the progress of the admitted lesson; the enrollment is locked, so nobody else does.

    Events may come in any order: the first opening and the first reading stand.
    """
    at = admission.at
    progress, is_new = LessonProgress.objects.get_or_create(
        enrollment=admission.enrollment,
        lesson=admission.lesson,
        defaults={"opened_at": at, "last_at": at, "read_at": at if is_read else None},
    )
    if not is_new:
        progress.opened_at = min(progress.opened_at, at)
        progress.last_at = max(progress.last_at, at)
        if is_read:
            progress.read_at = min(progress.read_at or at, at)
        progress.save(update_fields=["opened_at", "last_at", "read_at"])
    return progress

"""What this area reads: editions, answers, attempts."""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from courses.catalogue.models import CoursePage, EditionLesson, EditionQuestion, LessonPage
from courses.catalogue.serving import CourseFacts
from courses.enrollments.models import Enrollment, Fulfilment
from courses.learning import rules
from courses.learning.lesson_query import Study
from courses.learning.models import (
    Accommodation,
    Attempt,
    AttemptAnswer,
    LessonProgress,
    OtherEvidence,
    PracticeAnswer,
)
from courses.offerings.models import Requirement
from courses.questions.drawing import seed_of
from courses.questions.kinds import Grade, Response, Shown
from courses.questions.registry import kind_of
from lms.common.process_memory import ProcessMemory

# An edition never changes, so what was read of it is kept for as long as there is room.
_questions: ProcessMemory[UUID, tuple[EditionQuestion, ...]] = ProcessMemory(1024)
_manifests: ProcessMemory[UUID, tuple[EditionLesson, ...]] = ProcessMemory(1024)
_lessons: ProcessMemory[UUID, EditionLesson] = ProcessMemory(4096)
_outlines: ProcessMemory[int, "tuple[Outline, float]"] = ProcessMemory(1024)

OUTLINE_SECONDS = 60

_ANSWERS = "SELECT question_id, response FROM courses_practiceanswer WHERE enrollment_id = %s"


@dataclass(frozen=True)
class Answered:
    """A practice question with the answer that stands and what to say of it."""

    question: EditionQuestion
    response: Response
    grade: Grade


@dataclass(frozen=True)
class Neighbour:
    """A published lesson of a course, as its neighbours name it."""

    page_id: int
    slug: str
    title: str
    is_graded: bool


@dataclass(frozen=True)
class Outline:
    """A course's title and its published lessons, in order."""

    title: str
    lessons: tuple[Neighbour, ...]


def outline(course: CourseFacts) -> Outline:
    """Return a published course's lessons; no query within a minute.

    It decides no access: it names the way on and the way back only.
    """
    now = time.monotonic()
    kept = _outlines.get(course.page_id)
    if kept is not None and now - kept[1] < OUTLINE_SECONDS:
        return kept[0]
    title = CoursePage.objects.filter(pk=course.page_id).values_list("title", flat=True).get()
    lessons = (
        LessonPage.objects.live()
        .filter(path__range=(course.path + "0000", course.path + "ZZZZ"))
        .order_by("path")
        .values_list("pk", "slug", "title", "is_graded")
    )
    found = Outline(title, tuple(Neighbour(*row) for row in lessons))
    _outlines.put(course.page_id, (found, now))
    return found


def manifest(edition: UUID) -> tuple[EditionLesson, ...]:
    """Return the lessons of an edition, by its public id, in order."""
    kept = _manifests.get(edition)
    if kept is None:
        lessons = EditionLesson.objects.filter(edition__public_id=edition)
        kept = tuple(lessons.order_by("position"))
        _manifests.put(edition, kept)
    return kept


def lesson_of(study: Study) -> EditionLesson:
    """Return the lesson of the person's edition from which ``study`` was seen.

    Raises:
        LookupError: the edition was approved without it.
    """
    for lesson in manifest(study.edition_public_id):
        if lesson.public_id == study.lesson_public_id:
            return lesson
    raise LookupError(f"lesson {study.lesson_public_id} is not in the edition")


def lesson_by(public_id: UUID) -> EditionLesson | None:
    """Return a lesson of any edition by its public id."""
    kept = _lessons.get(public_id)
    if kept is None:
        kept = EditionLesson.objects.filter(public_id=public_id).first()
        if kept is not None:
            _lessons.put(public_id, kept)
    return kept


def questions_of(lesson: UUID) -> tuple[EditionQuestion, ...]:
    """Return the questions of an edition's lesson, by its public id, in order."""
    kept = _questions.get(lesson)
    if kept is None:
        questions = EditionQuestion.objects.filter(lesson__public_id=lesson)
        kept = tuple(questions.select_related("lesson").order_by("position"))
        _questions.put(lesson, kept)
    return kept


def forget() -> None:
    """Empty this process's own shelves."""
    _manifests.clear()
    _lessons.clear()
    _outlines.clear()
    _questions.clear()


def practice_answers(enrollment_id: int, lesson: UUID) -> dict[UUID, Response]:
    """Return an enrollment's answers to the practice of a lesson, by block."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERS, (enrollment_id,))
        found = {key: json.loads(response) for key, response in cursor.fetchall()}
    return {
        question.block_id: found[question.pk]
        for question in questions_of(lesson)
        if question.pk in found
    }


def answered(enrollment: Enrollment, lesson: UUID, block_id: UUID) -> Answered | None:
    """Return a practice question with the answer that stands, graded."""
    answer = (
        PracticeAnswer.objects.select_related("question")
        .filter(
            enrollment=enrollment,
            question__lesson__public_id=lesson,
            question__block_id=block_id,
        )
        .first()
    )
    if answer is None:
        return None
    question = answer.question
    grade = kind_of(question.question_type).grade(question.shown, question.key, answer.response)
    return Answered(question, answer.response, grade)


def requirement_of(enrollment: Enrollment, lesson: EditionLesson) -> Requirement | None:
    """Return what the enrollment's offering requires of a lesson, if anything."""
    return Requirement.objects.filter(offering=enrollment.offering_id, lesson=lesson).first()


def pass_mark(enrollment: Enrollment, lesson: EditionLesson) -> int:
    """Return the least per cent that passes a quiz: the offering's, or else the edition's."""
    requirement = requirement_of(enrollment, lesson)
    if requirement is not None and requirement.minimum_percent:
        return requirement.minimum_percent
    return enrollment.offering.edition.pass_percent


def attempts_at(enrollment_id: int, lesson: UUID) -> list[Attempt]:
    """Return the attempts at a quiz, the last one first."""
    return list(
        Attempt.objects.filter(enrollment=enrollment_id, lesson__public_id=lesson).order_by(
            "-number"
        )
    )


def last_result(enrollment: Enrollment, lesson: UUID) -> Attempt | None:
    """Return the last attempt at a quiz that was handed in."""
    handed_in = Attempt.objects.filter(
        enrollment=enrollment, lesson__public_id=lesson, submitted_at__isnull=False
    )
    return (
        handed_in.select_related("enrollment__offering__edition", "lesson")
        .order_by("-number")
        .first()
    )


def attempts_over(now: datetime) -> QuerySet[Attempt]:
    """Return the open attempts whose time is over, the longest over first."""
    timed = Attempt.objects.filter(submitted_at__isnull=True, ends_at__isnull=False)
    return timed.filter(ends_at__lt=now - rules.GRACE).order_by("ends_at")


def may_try(attempt: Attempt, minimum: int) -> bool:
    """Tell whether another attempt may follow this one."""
    percents = Attempt.objects.filter(
        enrollment=attempt.enrollment_id, lesson=attempt.lesson_id
    ).values_list("percent", flat=True)
    return rules.may_try(list(percents), minimum, attempt.lesson.attempts_allowed)


def questions_in(lesson: EditionLesson, enrollment: UUID, number: int) -> list[EditionQuestion]:
    """Return the questions that an enrollment's attempt of that number asks, in order.

    What is drawn of a bank depends on nothing else, as in :func:`shown_in`.
    """
    rows = {str(row.block_id): row for row in questions_of(lesson.public_id) if not row.is_practice}
    names = [(name, str(row.pool or "")) for name, row in rows.items()]
    seed = seed_of(enrollment, lesson.public_id, number)
    return [rows[name] for name in rules.drawn(names, lesson.draws, seed)]


def shown_in(question: EditionQuestion, enrollment: UUID, number: int) -> Shown:
    """Return a question as an enrollment's attempt of that number shows it.

    What is drawn depends on nothing else, so that the sheet of a phone, the server and a second
    try at the same attempt agree.
    """
    seed = seed_of(enrollment, question.block_id, number)
    return kind_of(question.question_type).draw(question.shown, seed)


def extra_time_percent(enrollment_id: int) -> int:
    """Return how much longer than everybody an enrollment may take, in per cent."""
    found = Accommodation.objects.filter(enrollment=enrollment_id)
    return found.values_list("extra_time_percent", flat=True).first() or 0


def accommodation_of(enrollment: Enrollment) -> Accommodation | None:
    """Return what an enrollment is given, if anything."""
    return Accommodation.objects.filter(enrollment=enrollment).first()


def evidence_of(enrollment: Enrollment) -> list[OtherEvidence]:
    """Return what stands for quizzes of an enrollment, the newest first."""
    found = OtherEvidence.objects.filter(enrollment=enrollment).select_related("lesson")
    return list(found.order_by("-recorded_at"))


def quizzes_to_fulfil(enrollment: Enrollment) -> list[EditionLesson]:
    """Return the quizzes that the class requires and the enrollment has not fulfilled."""
    required = Requirement.objects.filter(offering=enrollment.offering_id, lesson__is_graded=True)
    done = Fulfilment.objects.filter(enrollment=enrollment)
    missing = required.exclude(pk__in=done.values("requirement"))
    return [row.lesson for row in missing.select_related("lesson").order_by("lesson__position")]


def has_other_evidence(enrollment_id: int, lesson: EditionLesson) -> bool:
    """Tell whether a quiz was fulfilled by something else than answering it."""
    return OtherEvidence.objects.filter(enrollment=enrollment_id, lesson=lesson).exists()


def answers_of(attempt: Attempt) -> list[AttemptAnswer]:
    """Return the questions of an attempt in order, each with its answer."""
    return list(attempt.answers.select_related("question").order_by("position"))


def grade_of(answer: AttemptAnswer) -> Grade:
    """Return an answer of an attempt beside the key of its question."""
    question = answer.question
    return kind_of(question.question_type).grade(answer.shown, question.key, answer.response)


def next_slug(enrollment: Enrollment) -> str | None:
    """Return the address of the first published lesson that the enrollment has not finished."""
    done = LessonProgress.objects.filter(enrollment=enrollment, read_at__isnull=False)
    return (
        EditionLesson.objects.filter(edition=enrollment.offering.edition_id, page__live=True)
        .exclude(pk__in=done.values("lesson"))
        .order_by("position")
        .values_list("page__slug", flat=True)
        .first()
    )

"""Invented learners study through the same services as everybody else."""

from courses.catalogue.models import EditionLesson, EditionQuestion
from courses.enrollments.models import Enrollment
from courses.enrollments.services import request_enrollment
from courses.learning.services import hand_in, save_answers, start_attempt
from courses.learning.services.reading import mark_read, open_lesson
from courses.offerings.models import Offering
from courses.questions.kinds import Shown
from courses.questions.registry import kind_of
from lms.people.models import Person, User


def enrol(offering: Offering, person: Person) -> Enrollment:
    """Enrol a person by their own hand."""
    return request_enrollment(offering=offering, person=person, by=user_of(person))


def study(enrollment: Enrollment, *, lessons: int | None = None) -> None:
    """Read lessons in their order and answer the quiz rightly.

    Args:
        enrollment: whose person studies.
        lessons: how many are read to their end; the next is opened; ``None`` is all of them.
    """
    by = user_of(enrollment.person)
    course = list(enrollment.offering.edition.lessons.order_by("position"))
    for number, lesson in enumerate(course):
        if lessons is not None and number >= lessons:
            open_lesson(enrollment=enrollment, lesson=lesson, by=by)
            return
        if lesson.is_graded:
            pass_quiz(enrollment, lesson, by)
        else:
            open_lesson(enrollment=enrollment, lesson=lesson, by=by)
            mark_read(enrollment=enrollment, lesson=lesson, by=by)


def pass_quiz(enrollment: Enrollment, lesson: EditionLesson, by: User) -> None:
    """Answer every question of a quiz rightly and hand it in."""
    attempt = start_attempt(enrollment=enrollment, lesson=lesson, by=by)
    raws = {
        answer.question.block_id: right_answer(answer.question, answer.shown)
        for answer in attempt.answers.select_related("question")
    }
    refused = save_answers(attempt=attempt, raws=raws, by=by)
    if refused:
        raise ValueError(f"{len(refused)} right answers were refused")
    hand_in(attempt=attempt, by=by)


def right_answer(question: EditionQuestion, shown: Shown) -> object:
    """Return the right answer of a question as it was shown."""
    return kind_of(question.question_type).expected(shown, question.key)


def user_of(person: Person) -> User:
    """Return a learner's sign-in."""
    if person.user is None:
        raise LookupError("this person has no sign-in")
    return person.user

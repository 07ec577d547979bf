"""A quiz on one sheet, to be answered on the phone and graded when it arrives."""

from dataclasses import dataclass
from uuid import UUID

from cms.look.parts import Link
from courses.catalogue.models import EditionQuestion
from courses.catalogue.serving import CourseFacts
from courses.learning import faces, queries
from courses.learning.body import kicker
from courses.learning.faces import Asked, Face
from courses.learning.lesson_query import Lesson, Study
from courses.learning.models import AttemptAnswer
from courses.learning.views.addresses import course_url, lesson_url
from courses.learning.views.page import may_study
from courses.learning.views.quiz_panel import QuizPanel, quiz_panel
from courses.learning.views.quizzes import QUIZ_FORM
from courses.questions.kinds import Response


@dataclass(frozen=True)
class Sheet:
    """Everything that the template shows."""

    lesson: Lesson
    study: Study
    faces: tuple[Face, ...]
    crumbs: tuple[Link, ...]
    lesson_url: str
    quiz: QuizPanel | None
    is_kept: bool

    @property
    def may_study(self) -> bool:
        """Whether it may be answered now."""
        return may_study(self.study) and not self.has_passed and not self.is_shut

    @property
    def is_shut(self) -> bool:
        """Whether no attempt is open and none may be started."""
        return self.quiz is not None and not self.quiz.is_open and self.quiz.left == 0

    @property
    def is_timed(self) -> bool:
        """Whether it has a limit of time, and so is answered with a signal only."""
        return self.quiz is not None and self.quiz.minutes is not None

    @property
    def has_passed(self) -> bool:
        """Whether there is nothing left to answer."""
        return self.quiz is not None and self.quiz.has_passed

    @property
    def last_try(self) -> UUID | None:
        """The attempt that was handed in last, after which the next one comes."""
        attempts = self.quiz.attempts if self.quiz else ()
        return next((one.public_id for one in attempts if one.submitted_at), None)


def sheet_of(course: CourseFacts, lesson: Lesson, study: Study, *, is_kept: bool = False) -> Sheet:
    """Return the questions of the edition, with the answers of an attempt that is open.

    ``is_kept``: it is for a phone to keep, which lays over it what was answered there.
    """
    address, quiz = lesson_url(course.slug, lesson.slug), quiz_panel(study)
    return Sheet(
        lesson=lesson,
        study=study,
        faces=_faces(study, quiz, is_kept=is_kept),
        crumbs=(
            Link(queries.outline(course).title, course_url(course.slug)),
            Link(lesson.title, address),
            Link("Perguntas"),
        ),
        lesson_url=address,
        quiz=quiz,
        is_kept=is_kept,
    )


def _faces(study: Study, quiz: QuizPanel | None, *, is_kept: bool) -> tuple[Face, ...]:
    if study.lesson_public_id is None or quiz is None:
        return ()
    if quiz.minutes is not None:
        return ()
    questions = queries.questions_in(quiz.lesson, study.enrollment_public_id, quiz.number)
    given = {} if is_kept else _given(study, study.lesson_public_id)
    return tuple(
        faces.blank(
            _asked(question, study, quiz, kicker(number, len(questions))),
            response=given.get(question.pk),
            form=QUIZ_FORM,
            is_whole=True,
        )
        for number, question in enumerate(questions, start=1)
    )


def _asked(question: EditionQuestion, study: Study, quiz: QuizPanel, line: str) -> Asked:
    """Return the question as the open attempt shows it, or as the next one will."""
    shown = queries.shown_in(question, study.enrollment_public_id, quiz.number)
    return Asked(str(question.block_id), question.question_type, shown, line)


def _given(study: Study, lesson: UUID) -> dict[int, Response]:
    return dict(
        AttemptAnswer.objects.filter(
            attempt__enrollment=study.enrollment_id,
            attempt__lesson__public_id=lesson,
            attempt__submitted_at__isnull=True,
            response__isnull=False,
        ).values_list("question", "response")
    )

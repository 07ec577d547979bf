"""A quiz on one sheet, to be answered on the phone and graded when it arrives."""

from dataclasses import dataclass
from uuid import UUID

from cms.look.parts import Link
from courses.catalogue.serving import CourseFacts
from courses.learning import faces, queries
from courses.learning.body import asked_of, kicker
from courses.learning.faces import Face
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

    @property
    def may_study(self) -> bool:
        """Whether it may be answered now."""
        return may_study(self.study) and not self.has_passed

    @property
    def has_passed(self) -> bool:
        """Whether there is nothing left to answer."""
        return self.quiz is not None and self.quiz.has_passed


def sheet_of(course: CourseFacts, lesson: Lesson, study: Study) -> Sheet:
    """Return the questions of the edition, with the answers of an attempt that is open."""
    address = lesson_url(course.slug, lesson.slug)
    return Sheet(
        lesson=lesson,
        study=study,
        faces=_faces(study),
        crumbs=(
            Link(queries.outline(course).title, course_url(course.slug)),
            Link(lesson.title, address),
            Link("Perguntas"),
        ),
        lesson_url=address,
        quiz=quiz_panel(study),
    )


def _faces(study: Study) -> tuple[Face, ...]:
    if study.lesson_public_id is None:
        return ()
    rows = queries.questions_of(study.lesson_public_id)
    questions = [question for question in rows if not question.is_practice]
    given = _given(study, study.lesson_public_id)
    return tuple(
        faces.blank(
            asked_of(question, kicker(number, len(questions))),
            response=given.get(question.pk),
            form=QUIZ_FORM,
        )
        for number, question in enumerate(questions, start=1)
    )


def _given(study: Study, lesson: UUID) -> dict[int, Response]:
    return dict(
        AttemptAnswer.objects.filter(
            attempt__enrollment=study.enrollment_id,
            attempt__lesson__public_id=lesson,
            attempt__submitted_at__isnull=True,
            response__isnull=False,
        ).values_list("question", "response")
    )

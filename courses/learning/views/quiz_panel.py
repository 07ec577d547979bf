"""What the page of a quiz says of one person's attempts."""

from dataclasses import dataclass

from courses.catalogue.models import EditionLesson
from courses.enrollments.models import Enrollment
from courses.learning import queries, rules
from courses.learning.lesson_query import Study
from courses.learning.models import Attempt
from courses.learning.rules import FULL_PERCENT


@dataclass(frozen=True)
class QuizPanel:
    """How a person stands with a quiz.

    Attributes:
        last: the last attempt, open or handed in.
        zone: the time zone of the class.
        minutes: how long the person may take, where there is a limit.
        is_otherwise_fulfilled: whether something else stands for the quiz.
        best: the best result, in per cent.
    """

    lesson: EditionLesson
    zone: str
    question_count: int
    pass_mark: int
    minutes: int | None = None
    is_otherwise_fulfilled: bool = False
    attempts: tuple[Attempt, ...] = ()

    @property
    def last(self) -> Attempt | None:
        return self.attempts[0] if self.attempts else None

    @property
    def is_open(self) -> bool:
        return self.last is not None and self.last.submitted_at is None

    @property
    def number(self) -> int:
        """The number of the open attempt, or of the one that comes next."""
        return len(self.attempts) + (not self.is_open)

    @property
    def allowed(self) -> int | None:
        """How many attempts there may be."""
        return self.lesson.attempts_allowed

    @property
    def left(self) -> int | None:
        """How many attempts are left to start."""
        return None if self.allowed is None else max(self.allowed - len(self.attempts), 0)

    @property
    def best(self) -> int | None:
        return rules.best_percent(attempt.percent for attempt in self.attempts)

    @property
    def has_passed(self) -> bool:
        return rules.passes(self.best, self.pass_mark)


def quiz_panel(study: Study) -> QuizPanel | None:
    """Return how the person stands, or nothing where the quiz is not in their edition."""
    if study.lesson_public_id is None:
        return None
    questions = queries.questions_of(study.lesson_public_id)
    if not questions:
        return None
    enrollment = Enrollment.objects.select_related(
        "offering__edition", "offering__organization"
    ).get(pk=study.enrollment_id)
    lesson = questions[0].lesson
    return QuizPanel(
        lesson=lesson,
        zone=enrollment.offering.organization.time_zone,
        question_count=len(queries.questions_in(lesson, study.enrollment_public_id, 1)),
        pass_mark=queries.pass_mark(enrollment, lesson),
        minutes=_minutes(lesson, study.enrollment_id),
        is_otherwise_fulfilled=queries.has_other_evidence(study.enrollment_id, lesson),
        attempts=tuple(queries.attempts_at(study.enrollment_id, study.lesson_public_id)),
    )


def _minutes(lesson: EditionLesson, enrollment_id: int) -> int | None:
    """Return how long one person may take, with what they are given besides."""
    limit = lesson.time_limit_minutes
    if limit is None:
        return None
    return limit * (FULL_PERCENT + queries.extra_time_percent(enrollment_id)) // FULL_PERCENT

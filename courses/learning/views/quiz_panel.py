"""What the page of a quiz says of one person's attempts."""

from dataclasses import dataclass

from courses.enrollments.models import Enrollment
from courses.learning import queries, rules
from courses.learning.lesson_query import Study
from courses.learning.models import Attempt


@dataclass(frozen=True)
class QuizPanel:
    """How a person stands with a quiz.

    Attributes:
        last: the last attempt, open or handed in.
        best: the best result, in per cent.
    """

    question_count: int
    pass_mark: int
    attempts: tuple[Attempt, ...] = ()

    @property
    def last(self) -> Attempt | None:
        return self.attempts[0] if self.attempts else None

    @property
    def is_open(self) -> bool:
        return self.last is not None and self.last.submitted_at is None

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
    enrollment = Enrollment.objects.select_related("offering__edition").get(pk=study.enrollment_id)
    return QuizPanel(
        question_count=sum(not question.is_practice for question in questions),
        pass_mark=queries.pass_mark(enrollment, questions[0].lesson),
        attempts=tuple(queries.attempts_at(study.enrollment_id, study.lesson_public_id)),
    )

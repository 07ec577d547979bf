"""Practice: answered and told at once; it counts for nothing but learning."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from courses.catalogue.models import EditionQuestion
from courses.enrollments.models import Enrollment
from courses.learning.models import PracticeAnswer
from courses.learning.queries import Answered
from courses.learning.services.admission import Admission, admit
from courses.learning.services.reading import touch
from courses.questions.kinds import AnswerRefused, Response
from courses.questions.registry import kind_of

if TYPE_CHECKING:
    from lms.people.models import User


@transaction.atomic
def answer_practice(
    *,
    enrollment: Enrollment,
    question: EditionQuestion,
    raw: object,
    by: "User",
    occurred_at: datetime | None = None,
) -> Answered:
    """Keep an answer to a practice question and grade it; the latest one stands.

    ``raw`` is as a form or a phone sent it.

    Raises:
        AnswerRefused: no answer, or none that this question has.
        DomainError: the lesson may not be studied by this enrollment now.
    """
    admission = admit(enrollment=enrollment, lesson=question.lesson, by=by, occurred_at=occurred_at)
    if not question.is_practice:
        raise AnswerRefused("Esta pergunta vale nota. Responda na avaliação.")
    kind = kind_of(question.question_type)
    response = kind.parse(question.shown, raw)
    if response is None:
        raise AnswerRefused("Escolha ou escreva uma resposta antes de responder.")
    grade = kind.grade(question.shown, question.key, response)
    touch(admission)
    _keep(admission, question, response, is_right=grade.is_right)
    return Answered(question, response, grade)


def _keep(
    admission: Admission, question: EditionQuestion, response: Response, *, is_right: bool | None
) -> None:
    """Write the answer, unless a later one arrived before."""
    values = {
        "response": response,
        "is_right": is_right,
        "occurred_at": admission.at,
        "received_at": admission.received_at,
    }
    kept, is_new = PracticeAnswer.objects.get_or_create(
        enrollment=admission.enrollment, question=question, defaults=values
    )
    if not is_new and kept.occurred_at <= admission.at:
        PracticeAnswer.objects.filter(pk=kept.pk).update(**values)

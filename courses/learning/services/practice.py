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
    """Keep an answer to a practice question and grade it; the latest one stands, and is returned.

    ``raw`` is as a form or a phone sent it. One that arrives after a later one, from another phone
    say, changes nothing.

    Raises:
        AnswerRefused: no answer, or none that this question has.
        DomainError: the lesson may not be studied by this enrollment now.
    """
    admission = admit(enrollment=enrollment, lesson=question.lesson, by=by, occurred_at=occurred_at)
    if not question.is_practice:
        raise AnswerRefused("Esta pergunta vale nota. Responda na avaliação.")
    kind = kind_of(question.question_type)
    response = kind.parse(question.shown, raw)
    if kind.is_staged:
        response = kind.joined(question.shown, _stages_before(admission, question), response)
    if response is None:
        raise AnswerRefused("Escolha ou escreva uma resposta antes de responder.")
    grade = kind.grade(question.shown, question.key, response)
    touch(admission)
    later = _keep(admission, question, response, is_right=grade.is_right)
    if later is None:
        return Answered(question, response, grade)
    return Answered(question, later, kind.grade(question.shown, question.key, later))


def _stages_before(admission: Admission, question: EditionQuestion) -> Response:
    """Return the answers to a case that is not at its end; one that is begins anew."""
    kept = PracticeAnswer.objects.filter(enrollment=admission.enrollment, question=question).first()
    if kept is None:
        return None
    kind = kind_of(question.question_type)
    return None if kind.is_complete(question.shown, kept.response) else kept.response


def _keep(
    admission: Admission, question: EditionQuestion, response: Response, *, is_right: bool | None
) -> Response:
    """Write the answer, unless a later one arrived before: then return that one."""
    values = {
        "response": response,
        "is_right": is_right,
        "occurred_at": admission.at,
        "received_at": admission.received_at,
    }
    kept, is_new = PracticeAnswer.objects.get_or_create(
        enrollment=admission.enrollment, question=question, defaults=values
    )
    if is_new:
        return None
    if kept.occurred_at > admission.at:
        later: Response = kept.response
        return later
    PracticeAnswer.objects.filter(pk=kept.pk).update(**values)
    return None

"""A go at a quiz: started, and each answer saved as it is given."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from courses.catalogue.models import EditionLesson
from courses.enrollments.models import Enrollment
from courses.learning import queries, rules
from courses.learning.models import Attempt, AttemptAnswer
from courses.learning.services.admission import Admission, admit
from courses.learning.services.reading import touch
from courses.questions.kinds import AnswerRefused
from courses.questions.registry import kind_of
from courses.questions.untouched import is_untouched
from lms.common.errors import DomainError
from lms.common.statements import Records

if TYPE_CHECKING:
    from lms.people.models import User

_ANSWER = Records(
    lambda attempt, block_id: AttemptAnswer.objects.filter(
        attempt=attempt, question__block_id=block_id
    ).select_related("question", "attempt")
)

TIME_IS_OVER = "O tempo desta avaliação acabou. O que chegou até lá está guardado: agora entregue."
ALREADY_HANDED_IN = "Esta avaliação já foi entregue, e as respostas não mudam mais."
HANDED_IN_BY_TIME = (
    "Esta resposta chegou depois que o tempo acabou. "
    "A avaliação foi entregue com o que já estava guardado."
)


@transaction.atomic
def start_attempt(
    *,
    enrollment: Enrollment,
    lesson: EditionLesson,
    by: "User",
    occurred_at: datetime | None = None,
) -> Attempt:
    """Start an attempt with the questions as the edition shows them, or return the open one.

    Raises:
        DomainError: the lesson is no quiz, has been passed, was tried as often as is allowed, or
            may not be studied now.
    """
    admission = admit(enrollment=enrollment, lesson=lesson, by=by, occurred_at=occurred_at)
    return _open_attempt(admission)


def _open_attempt(admission: Admission) -> Attempt:
    attempts = Attempt.objects.filter(enrollment=admission.enrollment, lesson=admission.lesson)
    still_open = attempts.filter(submitted_at__isnull=True).first()
    if still_open is not None:
        return still_open
    percents = list(attempts.values_list("percent", flat=True))
    if not rules.may_try(percents, queries.pass_mark(admission.enrollment, admission.lesson)):
        raise DomainError("Você já passou nesta avaliação. Pode rever as respostas quando quiser.")
    allowed = admission.lesson.attempts_allowed
    if allowed is not None and len(percents) >= allowed:
        raise DomainError(
            f"Você já usou as {allowed} tentativas desta avaliação. Fale com quem coordena o curso."
            if allowed > 1
            else "Esta avaliação tem uma tentativa só. Fale com quem coordena o curso."
        )
    return _created(admission, len(percents) + 1)


def _created(admission: Admission, number: int) -> Attempt:
    lesson, enrollment = admission.lesson, admission.enrollment
    questions = queries.questions_in(lesson, enrollment.public_id, number)
    if not questions:
        raise DomainError("Esta aula não tem avaliação para começar.")
    extra = queries.extra_time_percent(enrollment.pk) if lesson.time_limit_minutes else 0
    attempt = Attempt.objects.create(
        enrollment=enrollment,
        lesson=lesson,
        number=number,
        started_at=admission.at,
        ends_at=rules.ends_at(admission.at, lesson.time_limit_minutes, extra),
    )
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(
            attempt=attempt,
            question=question,
            position=position,
            shown=queries.shown_in(question, enrollment.public_id, number),
        )
        for position, question in enumerate(questions, start=1)
    )
    touch(admission)
    return attempt


@transaction.atomic
def save_answer(
    *,
    attempt: Attempt,
    block_id: UUID,
    raw: object,
    by: "User",
    occurred_at: datetime | None = None,
) -> AttemptAnswer:
    """Save one answer of an open attempt; an older one never covers a newer one.

    ``raw`` is as a form or a phone sent it; an empty one takes the answer back.

    Raises:
        AnswerRefused: it is no answer to this question.
        DomainError: the attempt was handed in, or its time or the offering is over.
    """
    return keep_answer(attempt=attempt, block_id=block_id, raw=raw, by=by, occurred_at=occurred_at)


def keep_answer(
    *, attempt: Attempt, block_id: UUID, raw: object, by: "User", occurred_at: datetime | None
) -> AttemptAnswer:
    """Do the same as ``save_answer`` within the transaction that the caller holds."""
    admission = _admitted(attempt, by, occurred_at)
    answer = _ANSWER.first(attempt.pk, block_id)
    if answer is None:
        raise DomainError("Esta pergunta não está na sua avaliação.")
    _require_open(answer.attempt, admission)
    if answer.saved_at is None or answer.saved_at <= admission.at:
        _save(answer, raw, admission.at)
    return answer


def _admitted(attempt: Attempt, by: "User", occurred_at: datetime | None) -> Admission:
    """Lock the enrollment and let the attempt's lesson be studied.

    Handing in and giving more time take the same lock: what is read of the attempt from here on
    stays as it is, and no answer slips in while it is handed in.
    """
    return admit(
        enrollment=attempt.enrollment, lesson=attempt.lesson, by=by, occurred_at=occurred_at
    )


def _require_open(attempt: Attempt, admission: Admission) -> None:
    """Go on if an attempt, read under the lock, takes answers.

    Raises:
        DomainError: it was handed in, or its time is over. That counts by our clock, whatever a
            phone claims.
    """
    if attempt.submitted_at is not None:
        raise DomainError(why_closed(attempt))
    if rules.is_over(attempt.ends_at, admission.received_at):
        raise DomainError(TIME_IS_OVER)


def why_closed(attempt: Attempt) -> str:
    """Return why an attempt that was handed in takes no more answers."""
    return HANDED_IN_BY_TIME if attempt.is_ended_by_time else ALREADY_HANDED_IN


def _save(answer: AttemptAnswer, raw: object, at: datetime) -> None:
    kind = kind_of(answer.question.question_type)
    answer.response = kind.joined(answer.shown, answer.response, kind.parse(answer.shown, raw))
    answer.saved_at = at
    answer.save(update_fields=["response", "saved_at"])


@transaction.atomic
def save_answers(
    *,
    attempt: Attempt,
    raws: Mapping[UUID, object],
    by: "User",
    marks: Mapping[UUID, str] | None = None,
) -> dict[UUID, str]:
    """Save a whole form; return the sentence of each answer that could not be read, by block.

    What can be read is saved all the same: nobody loses seven answers for the eighth.

    Args:
        attempt: of the person.
        raws: what the form says of each question, by block; something false for nothing.
        by: who sends it.
        marks: of the answers with which the form was drawn, by block, where it carries any. What
            nobody touched since covers no answer that came after, from another device say; what
            carries no mark takes none back.

    Raises:
        DomainError: the attempt was handed in, or its time or the offering is over.
    """
    admission = _admitted(attempt, by, None)
    attempt.refresh_from_db(fields=["submitted_at", "ends_at"])
    _require_open(attempt, admission)
    refused: dict[UUID, str] = {}
    for answer in attempt.answers.select_related("question").order_by("position"):
        block_id = answer.question.block_id
        raw, mark = raws.get(block_id), (marks or {}).get(block_id, "")
        if _says_nothing(answer, raw, mark):
            continue
        try:
            _save(answer, raw, admission.at)
        except AnswerRefused as problem:
            refused[block_id] = problem.sentence
    return refused


def _says_nothing(answer: AttemptAnswer, raw: object, mark: str) -> bool:
    kind = kind_of(answer.question.question_type)
    return is_untouched(kind, answer.shown, raw, mark) or not (raw or mark)


def is_old_news(*, attempt: Attempt, block_id: UUID, raw: object, mark: str) -> bool:
    """Tell whether a lost form says of a question only what stood there when it was drawn."""
    answer = _ANSWER.first(attempt.pk, block_id) if mark else None
    return answer is not None and _says_nothing(answer, raw, mark)

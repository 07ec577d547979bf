"""The batch address: JSON in, one result for each event out."""

import json
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from math import ceil
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses.learning import body, queries, services
from courses.learning.event_rules import MOST_BYTES, TooManyEvents
from courses.learning.phone import phone_key
from courses.learning.queries import Answered
from courses.learning.services import Result
from courses.learning.views.results import told
from lms.common.errors import DomainError
from lms.people.models import Person, User
from lms.people.queries import person_of

NOT_JSON = "O que chegou não está completo. Recarregue a página: o que você respondeu continua lá."
TOO_LARGE = "São registros demais de uma vez. Mande em partes menores."
SIGNED_OUT = "Sua sessão terminou. Entre de novo para enviar o que ficou guardado."
NOBODY = "Este acesso não é de uma pessoa que estuda aqui."


@require_POST
def events(request: HttpRequest) -> JsonResponse:
    if not request.user.is_authenticated:
        return _refusal(SIGNED_OUT, HTTPStatus.UNAUTHORIZED)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return _refusal(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    person = person_of(request.user)
    if person is None:
        return _refusal(NOBODY, HTTPStatus.FORBIDDEN)
    try:
        return _take_in(request.body, person, request.user)
    except TooManyEvents as problem:
        return _refusal(problem.sentence, HTTPStatus.TOO_MANY_REQUESTS, problem.wait)
    except DomainError as problem:
        return _refusal(problem.sentence, HTTPStatus.BAD_REQUEST)


def _take_in(text: bytes, person: Person, user: User) -> JsonResponse:
    sent = read_batch(text)
    if sent.user not in {"", phone_key(user)}:
        return _refusal(SIGNED_OUT, HTTPStatus.UNAUTHORIZED)
    results = services.take_in(batch=sent.events, person=person, by=user)
    return JsonResponse(
        {
            "received_at": timezone.now().isoformat(),
            "results": [_written(result) for result in results],
        }
    )


def _refusal(sentence: str, status: HTTPStatus, wait: timedelta | None = None) -> JsonResponse:
    """Say why nothing was taken in, and how many seconds a phone waits before it tries again."""
    if wait is None:
        return JsonResponse({"sentence": sentence}, status=status)
    seconds = ceil(wait.total_seconds())
    told = {"sentence": sentence, "wait": seconds}
    return JsonResponse(told, status=status, headers={"Retry-After": str(seconds)})


@dataclass(frozen=True)
class Sent:
    """A request's body.

    Attributes:
        events: unread.
        user: the phone's key of whoever did them; empty where the phone names nobody.
    """

    events: list[object]
    user: str = ""


def read_batch(text: bytes) -> Sent:
    """Return the events of a request's body, and whose they are.

    Numbers with a fraction stay text: nothing here is a float.

    Raises:
        DomainError: it is no JSON, or no batch.
    """
    try:
        batch = json.loads(text, parse_float=str, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise DomainError(NOT_JSON) from None
    if not isinstance(batch, dict) or not isinstance(batch.get("events"), list):
        raise DomainError(NOT_JSON)
    return Sent(batch["events"], str(batch.get("user") or ""))


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _written(result: Result) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": str(result.client_id) if result.client_id else None,
        "outcome": result.outcome.value,
    }
    if result.sentence:
        written["sentence"] = result.sentence
    if result.answered is not None:
        written["html"] = _drawn(result.answered)
    if result.attempt is not None:
        mark = queries.pass_mark(result.attempt.enrollment, result.attempt.lesson)
        written["result"] = told(
            result.attempt, mark, may_try=queries.may_try(result.attempt, mark)
        )
    return written


def _drawn(answered: Answered) -> str:
    """Return the practice question with its verdict, to stand where it stood."""
    question = answered.question
    practice = [row for row in queries.questions_of(question.lesson.public_id) if row.is_practice]
    number = next(n for n, row in enumerate(practice, start=1) if row.pk == question.pk)
    return body.answered_html(
        question,
        answered.response,
        line=body.kicker(number, len(practice)),
        again=body.again_address(question.block_id),
    )

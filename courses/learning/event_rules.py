"""What a phone may send, and when: the shape of an event and its moment (decision D19)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime

from courses.enrollments.rules import LATE_DAYS
from courses.offerings.rules import IS_ENDED, IS_STUDIED
from lms.common.errors import DomainError

MOST_EVENTS = 100
# More than a month of study without a signal; who has more waits until the hour has gone by.
MOST_IN_AN_HOUR = 1000
HOUR = timedelta(hours=1)
MOST_BYTES = 256 * 1024
CLOCK_SKEW = timedelta(minutes=2)
LONGEST_SECONDS = 24 * 3600
# A moment at the very ends of the calendar cannot be told in another time zone.
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
_BLOCK = re.compile(r"[0-9a-f]{8}")

UNKNOWN_ENROLLMENT = "Não achamos esta matrícula na sua conta. Entre de novo e confira."
NOT_AN_EVENT = "Este registro chegou incompleto. Recarregue a página e responda de novo."
CLOCK_AHEAD = "O relógio do seu aparelho está adiantado. Guardamos com a hora em que chegou."


class EventKind(TextChoices):
    """What a page may report."""

    LESSON_OPENED = "lesson_opened", "abriu a aula"
    LESSON_READ = "lesson_read", "marcou a aula como lida"
    PRACTICE_ANSWERED = "practice_answered", "respondeu a uma pergunta de treino"
    QUIZ_ANSWERED = "quiz_answered", "respondeu a uma pergunta da avaliação"
    QUIZ_SUBMITTED = "quiz_submitted", "entregou a avaliação"
    PLACE_REACHED = "place_reached", "parou em um lugar da aula"


ANSWERS = frozenset({EventKind.PRACTICE_ANSWERED, EventKind.QUIZ_ANSWERED})


class EventRefused(DomainError):
    """The event is not taken in; sending it again would not help."""


class TooManyEvents(DomainError):
    """More than ``MOST_IN_AN_HOUR`` came from one person; after ``wait`` there is room again."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        time = "1 minuto" if minutes == 1 else f"{minutes} minutos"
        super().__init__(
            "Chegaram registros demais em uma hora. O que falta espera aqui e vai sozinho em até "
            f"{time}."
        )


class Outcome(TextChoices):
    """What became of an event."""

    ACCEPTED = "accepted", "aceito"
    REPEATED = "repeated", "repetido"
    REFUSED = "refused", "recusado"


@dataclass(frozen=True)
class Event:
    """An event in good form.

    Attributes:
        client_id: made on the phone; unique for the person.
        enrollment: public id.
        lesson: public id of the edition's lesson.
        question: the question's block, in answers only.
        response: the raw answer.
        after: the attempt whose result the phone knew when a quiz was answered again.
        mark: of the answer with which the question had been drawn, where a whole form was lost.
        occurred_at: as the phone claims.
    """

    client_id: UUID
    kind: EventKind
    enrollment: UUID
    lesson: UUID
    occurred_at: datetime
    question: UUID | None = None
    response: object = None
    after: UUID | None = None
    mark: str = ""


def client_id_of(raw: object) -> UUID | None:
    """Return an event's own identity, or nothing when it has none that can be read."""
    return _uuid(raw.get("id")) if isinstance(raw, Mapping) else None


def parse_event(raw: object) -> Event:
    """Read one event of a batch.

    Raises:
        EventRefused: a field is missing or cannot be read.
    """
    if not isinstance(raw, Mapping) or raw.get("kind") not in EventKind.values:
        raise EventRefused(NOT_AN_EVENT)
    kind = EventKind(raw["kind"])
    question = _uuid(raw.get("question"))
    if kind in ANSWERS and question is None:
        raise EventRefused(NOT_AN_EVENT)
    return Event(
        client_id=_required(raw, "id"),
        kind=kind,
        enrollment=_required(raw, "enrollment"),
        lesson=_required(raw, "lesson"),
        occurred_at=_moment(raw.get("occurred_at")),
        question=question,
        response=raw.get("response"),
        after=_uuid(raw.get("after")),
        mark=str(raw.get("mark") or ""),
    )


def _required(raw: Mapping[str, object], name: str) -> UUID:
    value = _uuid(raw.get(name))
    if value is None:
        raise EventRefused(NOT_AN_EVENT)
    return value


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _moment(text: object) -> datetime:
    """Read a moment with its offset; without one nobody knows when it was.

    One that no clock of ours could show is moved to the nearest that it could.
    """
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise EventRefused(NOT_AN_EVENT)
    return max(EARLIEST, min(moment, LATEST))


@dataclass(frozen=True)
class ReadingPlace:
    """Where somebody stopped in a lesson.

    Attributes:
        block: the first eight digits of the block's id, as the page's anchors have it.
        medium: the recording that was playing, if one was.
        second: of the recording.
    """

    block: str
    medium: UUID | None = None
    second: int = 0


def parse_place(raw: object) -> ReadingPlace:
    """Read where a phone says that somebody stopped.

    Raises:
        EventRefused: it names no place.
    """
    if not isinstance(raw, Mapping):
        raise EventRefused(NOT_AN_EVENT)
    block, second = raw.get("block"), raw.get("second") or 0
    if not isinstance(block, str) or not _BLOCK.fullmatch(block):
        raise EventRefused(NOT_AN_EVENT)
    if type(second) is not int or not 0 <= second <= LONGEST_SECONDS:
        raise EventRefused(NOT_AN_EVENT)
    medium = _uuid(raw.get("medium"))
    return ReadingPlace(block, medium, second if medium else 0)


def settle(claimed: datetime, *, received: datetime, since: datetime) -> datetime:
    """Return the moment to keep: never after it arrived, never before the person was in.

    A phone's clock may stand in another year; an answer is not lost for that.
    """
    return max(min(claimed, received), min(since, received))


def is_clock_ahead(claimed: datetime, *, received: datetime) -> bool:
    """Tell whether a phone's clock runs ahead by more than the way here explains."""
    return claimed > received + CLOCK_SKEW


def require_studied(
    *, state: str, closed_at: datetime | None, occurred_at: datetime, received_at: datetime
) -> None:
    """Go on if the offering takes what happened at ``occurred_at``.

    While it is studied, always. After it closed, for ``LATE_DAYS`` more, what is claimed to
    have happened before (decision D19).

    Raises:
        EventRefused: with what the person should know.
    """
    if state in IS_STUDIED:
        return
    if state not in IS_ENDED or closed_at is None:
        raise EventRefused("Esta turma não está em andamento. Fale com quem coordena o curso.")
    if occurred_at > closed_at:
        raise EventRefused("A turma já estava encerrada nesse momento, e a resposta não conta.")
    if received_at > closed_at + LATE_DAYS:
        raise EventRefused(
            f"Chegou mais de {LATE_DAYS.days} dias depois que a turma encerrou, e não conta mais. "
            "Fale com quem coordena o curso."
        )

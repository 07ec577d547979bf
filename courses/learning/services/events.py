"""What phones send: any order, any number of times, each event taken in exactly once (D19)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.catalogue.models import EditionLesson, EditionQuestion
from courses.enrollments.models import Enrollment
from courses.learning import queries
from courses.learning.event_rules import (
    CLOCK_AHEAD,
    HOUR,
    MOST_EVENTS,
    MOST_IN_AN_HOUR,
    NOT_AN_EVENT,
    UNKNOWN_ENROLLMENT,
    Event,
    EventKind,
    EventRefused,
    Outcome,
    TooManyEvents,
    client_id_of,
    is_clock_ahead,
    parse_event,
    parse_place,
)
from courses.learning.models import Attempt, LearningEvent, LessonProgress
from courses.learning.queries import Answered
from courses.learning.services import attempts, handing_in, practice, reading
from courses.questions.registry import kind_of
from courses.questions.untouched import is_untouched
from lms.common.errors import DomainError
from lms.common.statements import Records, Statement
from lms.people.models import Person
from lms.people.queries import same_person_ids

if TYPE_CHECKING:
    from lms.people.models import User


_OWN = Records(
    lambda public_ids, people: (
        Enrollment.objects.filter(public_id__in=public_ids, person__in=people)
        .select_for_update(of=("self",))
        .order_by("pk")
        .only("pk", "public_id")
    )
)
# The moment when the event came that fills the hour, counted from the latest.
_FILLED_AT = Statement(
    lambda person, since: (
        LearningEvent.objects.filter(person=person, received_at__gt=since)
        .order_by("-received_at")
        .values_list("received_at")[MOST_IN_AN_HOUR - 1 : MOST_IN_AN_HOUR]
    )
)
_LAST_ATTEMPT = Records(
    lambda enrollment, lesson: Attempt.objects.filter(
        enrollment=enrollment, lesson=lesson
    ).order_by("-number")[:1]
)

# What an event leaves behind for the person to see.
Made = Answered | Attempt | None


@dataclass(frozen=True)
class Result:
    """What became of one event.

    Attributes:
        client_id: nothing when the event had no identity to speak of.
        answered: the practice question as it stands now, with what to say of it.
        attempt: the quiz that was handed in.
    """

    client_id: UUID | None
    outcome: Outcome
    sentence: str = ""
    answered: Answered | None = None
    attempt: Attempt | None = None


@transaction.atomic
def take_in(*, batch: Sequence[object], person: Person, by: "User") -> list[Result]:
    """Take in a batch in the order in which things happened; answer in the order of arrival.

    Each event has its own savepoint: one that is refused takes nothing else with it. An event
    is known by the person and its own identity, so sending a batch again changes nothing.

    Raises:
        TooManyEvents: the person sent as many within an hour as anybody may.
        DomainError: the batch is too long.
    """
    if len(batch) > MOST_EVENTS:
        raise DomainError(f"São registros demais de uma vez. Mande até {MOST_EVENTS}.")
    received_at = timezone.now()
    _require_room(person, received_at)
    results: dict[int, Result] = {}
    readable: list[tuple[datetime, int, Event]] = []
    for index, raw in enumerate(batch):
        try:
            event = parse_event(raw)
        except EventRefused as problem:
            results[index] = Result(client_id_of(raw), Outcome.REFUSED, problem.sentence)
        else:
            readable.append((event.occurred_at, index, event))
    intake = _Intake(person, by, received_at, _held([event for *_, event in readable], person))
    for _at, index, event in sorted(readable, key=lambda entry: entry[:2]):
        results[index] = intake.take(event)
    return [results[index] for index in range(len(batch))]


def _require_room(person: Person, now: datetime) -> None:
    filled_at = next(iter(_FILLED_AT.all(person.pk, now - HOUR)), None)
    if filled_at is not None:
        raise TooManyEvents(filled_at[0] + HOUR - now)


def _held(events: Sequence[Event], person: Person) -> dict[UUID, Enrollment]:
    """Return the person's own enrollments that events name, locked, by their public ids.

    Two phones of one person lock them in one order, so that neither waits for the other for ever.
    """
    named = sorted({event.enrollment for event in events})
    return {one.public_id: one for one in _OWN.all(named, same_person_ids(person))}


@dataclass(frozen=True)
class _Intake:
    """Takes in one event after another for one person."""

    person: Person
    by: "User"
    received_at: datetime
    enrollments: Mapping[UUID, Enrollment]

    def take(self, event: Event) -> Result:
        enrollment = self.enrollments.get(event.enrollment)
        if event.kind == EventKind.PLACE_REACHED:
            return self._note_place(event, enrollment)
        try:
            with transaction.atomic():
                self._write_down(event, enrollment)
                made = self._act(event, enrollment)
        except DomainError as problem:
            return self._refused(event, enrollment, problem.sentence)
        except IntegrityError:
            return self._overtaken(event)
        sentence = _about_clock(event, self.received_at)
        return _result(event, Outcome.ACCEPTED, made, sentence)

    def _note_place(self, event: Event, enrollment: Enrollment | None) -> Result:
        """Keep the latest place only: there is nothing to count, so nothing is written down."""
        try:
            with transaction.atomic():
                self._act(event, enrollment)
        except DomainError as problem:
            return Result(event.client_id, Outcome.REFUSED, problem.sentence)
        return Result(event.client_id, Outcome.ACCEPTED)

    def _write_down(
        self, event: Event, enrollment: Enrollment | None, *, refusal: str = ""
    ) -> LearningEvent:
        return LearningEvent.objects.create(
            person=self.person,
            client_id=event.client_id,
            enrollment=enrollment,
            event_kind=event.kind,
            occurred_at=event.occurred_at,
            received_at=self.received_at,
            refusal=refusal[:200],
        )

    def _refused(self, event: Event, enrollment: Enrollment | None, sentence: str) -> Result:
        """Write a refusal down too: it is shown to whoever leads, and answered alike again."""
        try:
            with transaction.atomic():
                self._write_down(event, enrollment, refusal=sentence)
        except IntegrityError:
            return self._overtaken(event)
        return Result(event.client_id, Outcome.REFUSED, sentence)

    def _overtaken(self, event: Event) -> Result:
        """Answer as repeated: the database knew the event already."""
        known = LearningEvent.objects.get(person=self.person, client_id=event.client_id)
        return self._repeated(event, known)

    def _repeated(self, event: Event, known: LearningEvent) -> Result:
        if known.refusal:
            return Result(event.client_id, Outcome.REFUSED, known.refusal)
        made: Made = None
        if known.enrollment is not None and event.question is not None:
            made = queries.answered(known.enrollment, event.lesson, event.question)
        elif known.enrollment is not None and event.kind == EventKind.QUIZ_SUBMITTED:
            made = queries.last_result(known.enrollment, event.lesson)
        return _result(event, Outcome.REPEATED, made, _about_clock(event, known.received_at))

    def _act(self, event: Event, enrollment: Enrollment | None) -> Made:
        lesson = queries.lesson_by(event.lesson)
        if enrollment is None or lesson is None:
            raise EventRefused(UNKNOWN_ENROLLMENT)
        return _Deed(event, enrollment, lesson, self.by).do()


def _about_clock(event: Event, received_at: datetime) -> str:
    return CLOCK_AHEAD if is_clock_ahead(event.occurred_at, received=received_at) else ""


def _result(event: Event, outcome: Outcome, made: Made, sentence: str = "") -> Result:
    answered = made if isinstance(made, Answered) else None
    attempt = made if isinstance(made, Attempt) else None
    return Result(event.client_id, outcome, sentence, answered, attempt)


@dataclass(frozen=True)
class _Deed:
    """What one event does."""

    event: Event
    enrollment: Enrollment
    lesson: EditionLesson
    by: "User"

    def do(self) -> Made:
        match self.event.kind:
            case EventKind.LESSON_OPENED:
                self._read(reading.open_lesson)
            case EventKind.LESSON_READ:
                self._read(reading.mark_read)
            case EventKind.PRACTICE_ANSWERED:
                return self._practise()
            case EventKind.QUIZ_ANSWERED:
                self._answer_quiz()
            case EventKind.QUIZ_SUBMITTED:
                return self._hand_in()
            case EventKind.PLACE_REACHED:
                self._stop()
        return None

    def _read(self, service: Callable[..., LessonProgress]) -> None:
        service(
            enrollment=self.enrollment,
            lesson=self.lesson,
            by=self.by,
            occurred_at=self.event.occurred_at,
        )

    def _stop(self) -> None:
        reading.note_place(
            enrollment=self.enrollment,
            lesson=self.lesson,
            place=parse_place(self.event.response),
            by=self.by,
            occurred_at=self.event.occurred_at,
        )

    def _practise(self) -> Answered | None:
        question = (
            EditionQuestion.objects.select_related("lesson")
            .filter(lesson=self.lesson, block_id=self.event.question)
            .first()
        )
        if question is None:
            raise EventRefused("Esta pergunta não faz parte da sua turma. Ela não guarda resposta.")
        kind = kind_of(question.question_type)
        if is_untouched(kind, question.shown, self.event.response, self.event.mark):
            return queries.answered(self.enrollment, self.event.lesson, question.block_id)
        return practice.answer_practice(
            enrollment=self.enrollment,
            question=question,
            raw=self.event.response,
            by=self.by,
            occurred_at=self.event.occurred_at,
        )

    def _answer_quiz(self) -> None:
        if self.event.question is None:
            raise EventRefused(NOT_AN_EVENT)
        last, raw = self._last_attempt(), self.event.response
        if last is not None and attempts.is_old_news(
            attempt=last, block_id=self.event.question, raw=raw, mark=self.event.mark
        ):
            return
        if last is not None and self._belongs_to(last):
            raise EventRefused(attempts.why_closed(last))
        attempts.keep_answer(
            attempt=self._open_attempt(last),
            block_id=self.event.question,
            raw=raw,
            by=self.by,
            occurred_at=self.event.occurred_at,
        )

    def _hand_in(self) -> Attempt:
        last = self._last_attempt()
        if last is None:
            raise EventRefused("Não achamos uma avaliação aberta para entregar. Abra de novo.")
        return handing_in.hand_in(attempt=last, by=self.by, occurred_at=self.event.occurred_at)

    def _last_attempt(self) -> Attempt | None:
        last = _LAST_ATTEMPT.first(self.enrollment.pk, self.lesson.pk)
        if last is not None:
            last.enrollment, last.lesson = self.enrollment, self.lesson
        return last

    def _open_attempt(self, last: Attempt | None) -> Attempt:
        """Return the open attempt; a phone without signal may have started a new one."""
        if last is not None and last.submitted_at is None:
            return last
        if self.lesson.time_limit_minutes is not None:
            raise EventRefused(
                "Esta avaliação tem tempo e só começa com internet. Abra a aula e toque em Começar."
            )
        return attempts.start_attempt(
            enrollment=self.enrollment,
            lesson=self.lesson,
            by=self.by,
            occurred_at=self.event.occurred_at,
        )

    def _belongs_to(self, handed_in: Attempt) -> bool:
        """Tell whether an answer was meant for an attempt that is closed.

        A phone that knew the result says so; of any other the clock is believed, but where there
        is a limit of time: no phone starts the next one.
        """
        if handed_in.submitted_at is None or self.event.after == handed_in.public_id:
            return False
        if handed_in.ends_at is not None:
            return True
        return self.event.occurred_at <= handed_in.submitted_at

"""How many hours somebody may have taught, and the life of their confirmation (domain.md §3.1)."""

from datetime import date

from django.db.models import TextChoices

from courses.offerings.rules import TeachingState
from lms.common.errors import DomainError
from lms.common.transitions import step

# More than this of a day nobody teaches (domain.md §3.1, "plausible").
MOST_MINUTES_A_DAY = 600
LONGEST_TITLE = 120


class Action(TextChoices):
    """What may be done to the hours of somebody who teaches."""

    CONFIRM = "confirm", "confirmar"
    ANNUL = "annul", "anular"


TRANSITIONS: dict[tuple[str, str], TeachingState] = {
    (TeachingState.NAMED, Action.CONFIRM): TeachingState.CONFIRMED,
    (TeachingState.CONFIRMED, Action.ANNUL): TeachingState.ANNULLED,
}


def next_state(state: str, action: str) -> TeachingState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    return step(TRANSITIONS, TeachingState(state), Action(action), thing="Esta nomeação")


def most_minutes(*, workload: int, starts_on: date, ends_on: date) -> int:
    """Return the most that one person can have taught: the workload, and ten hours a day.

    Args:
        workload: clock minutes of the edition; several people may have taught together.
        starts_on: first day taught.
        ends_on: last day taught, the first or a later one.
    """
    days = (ends_on - starts_on).days + 1
    return min(workload, MOST_MINUTES_A_DAY * days)


def refuse_bad_minutes(minutes: int, *, most: int, most_text: str) -> None:
    """Go on if somebody may have taught so many minutes.

    Args:
        minutes: clock minutes.
        most: what :func:`most_minutes` allows.
        most_text: the same as a person reads it.

    Raises:
        DomainError: none, or too many.
    """
    if minutes <= 0:
        raise DomainError("Diga quanto tempo a pessoa ensinou.")
    if minutes > most:
        raise DomainError(f"Nesta turma, uma pessoa ensina no máximo {most_text}.")

"""The life of an enrollment (domain.md §3.2, decision D21)."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import TextChoices

from cms.look.rules import percent as percent_of
from lms.common.transitions import step


class EnrollmentState(TextChoices):
    """Where an enrollment stands."""

    REQUESTED = "requested", "pedida"
    WAITLISTED = "waitlisted", "na fila de espera"
    CONFIRMED = "confirmed", "confirmada"
    ACTIVE = "active", "em andamento"
    COMPLETED = "completed", "concluída"
    FAILED = "failed", "não concluída"
    DROPPED = "dropped", "desistência"
    NO_SHOW = "no_show", "não compareceu"
    CANCELLED = "cancelled", "cancelada"
    ANNULLED = "annulled", "anulada"


class Action(TextChoices):
    """What may be done to an enrollment."""

    WAITLIST = "waitlist", "pôr na fila"
    CONFIRM = "confirm", "confirmar"
    BEGIN = "begin", "começar"
    COMPLETE = "complete", "concluir"
    FAIL = "fail", "encerrar sem conclusão"
    DROP = "drop", "desistir"
    MISS = "miss", "registrar ausência"
    CANCEL = "cancel", "cancelar"
    ANNUL = "annul", "anular"


S, A = EnrollmentState, Action
HOLDS_A_SEAT = frozenset({S.CONFIRMED, S.ACTIVE, S.COMPLETED, S.FAILED})
IS_OPEN = frozenset({S.REQUESTED, S.WAITLISTED, S.CONFIRMED, S.ACTIVE})
MAY_STUDY = frozenset({S.CONFIRMED, S.ACTIVE, S.COMPLETED})
NEEDS_REASON = frozenset({A.CANCEL, A.ANNUL})
# How long after the closing a phone's events are still taken (decision D19).
LATE_DAYS = timedelta(days=7)

TRANSITIONS: dict[tuple[str, str], EnrollmentState] = {
    (S.REQUESTED, A.WAITLIST): S.WAITLISTED,
    (S.REQUESTED, A.CONFIRM): S.CONFIRMED,
    (S.WAITLISTED, A.CONFIRM): S.CONFIRMED,
    (S.CONFIRMED, A.BEGIN): S.ACTIVE,
    (S.ACTIVE, A.COMPLETE): S.COMPLETED,
    # What a phone kept while there was no signal may arrive after the closing (decision D19).
    (S.FAILED, A.COMPLETE): S.COMPLETED,
    (S.ACTIVE, A.FAIL): S.FAILED,
    (S.CONFIRMED, A.MISS): S.NO_SHOW,
    (S.COMPLETED, A.ANNUL): S.ANNULLED,
    **{(state, A.DROP): S.DROPPED for state in (S.WAITLISTED, S.CONFIRMED, S.ACTIVE)},
    **{(state, A.CANCEL): S.CANCELLED for state in IS_OPEN},
}


def next_state(state: str, action: str) -> EnrollmentState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    return step(TRANSITIONS, EnrollmentState(state), Action(action), thing="Esta matrícula")


def is_complete(requirements: Collection[int], fulfilled: Collection[int]) -> bool:
    """Tell whether every requirement is fulfilled; an offering that asks nothing never is.

    Args:
        requirements: keys of the offering's requirements.
        fulfilled: keys of the requirements that the enrollment has fulfilled, in any order.
    """
    return bool(requirements) and set(requirements) <= set(fulfilled)


def takes_late(*, closed_at: datetime | None, occurred_at: datetime, received_at: datetime) -> bool:
    """Tell whether something claimed before the closing arrived within the days of grace."""
    return (
        closed_at is not None and occurred_at <= closed_at <= received_at <= closed_at + LATE_DAYS
    )


class Standing(TextChoices):
    """How an enrollment goes, as the roster says it."""

    DONE = "done", "Concluiu"
    ON_TIME = "on_time", "Em dia"
    LATE = "late", "Com atraso"
    NOT_BEGUN = "not_begun", "Não começou"
    WAITING = "waiting", "Na fila"
    LEFT = "left", "Saiu"


# Nobody is called late for being a little behind: a fifth of the way is tolerated.
TOLERANCE_PERCENT = 20
LEFT_STATES = frozenset({S.DROPPED, S.CANCELLED, S.NO_SHOW, S.ANNULLED, S.FAILED})
# Whoever is under way is on time or late, by how much was done.
STANDING_OF = {
    S.COMPLETED: Standing.DONE,
    S.CONFIRMED: Standing.NOT_BEGUN,
    S.REQUESTED: Standing.WAITING,
    S.WAITLISTED: Standing.WAITING,
    **dict.fromkeys(LEFT_STATES, Standing.LEFT),
}


def standing(*, state: str, percent: int, starts_on: date, ends_on: date, on: date) -> Standing:
    """Return how an enrollment goes on a civil date.

    Late is whoever began and is more than ``TOLERANCE_PERCENT`` behind an even walk through the
    period; ``percent`` is how much of the minutes is fulfilled.
    """
    fixed = STANDING_OF.get(EnrollmentState(state))
    if fixed is not None:
        return fixed
    wanted = _wanted_percent(starts_on, ends_on, on)
    return Standing.LATE if percent < wanted else Standing.ON_TIME


def late_below(total: int, *, starts_on: date, ends_on: date, on: date) -> int:
    """Return the minutes below which :func:`standing` calls whoever is under way late.

    A database compares them without knowing how a percentage is rounded.

    Args:
        total: the minutes of all that the offering asks.
        starts_on: first day of the offering.
        ends_on: last day of the offering.
        on: civil date.
    """
    wanted = _wanted_percent(starts_on, ends_on, on)
    return bisect_left(range(total + 1), wanted, key=lambda done: percent_of(done, total))


def _wanted_percent(starts_on: date, ends_on: date, on: date) -> int:
    days = (ends_on - starts_on).days + 1
    passed = min(max((on - starts_on).days, 0), days) * 100 // days
    return passed - TOLERANCE_PERCENT


@dataclass(frozen=True)
class CloseReport:
    """How many enrollments would end in each way."""

    completed: int = 0
    failed: int = 0
    missed: int = 0
    cancelled: int = 0


@dataclass(frozen=True)
class Settling:
    """How far the closing of an offering has come.

    Attributes:
        done: enrollments that have their outcome.
        total: all enrollments of the offering.
        is_stopped: whether no job is at it any more.
    """

    done: int
    total: int
    is_stopped: bool

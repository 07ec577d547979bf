"""The life of an enrollment (domain.md §3.2, decision D21)."""

from collections.abc import Collection

from django.db.models import TextChoices

from lms.common.errors import TransitionRefused


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
TRANSITIONS: dict[tuple[str, str], EnrollmentState] = {
    (S.REQUESTED, A.WAITLIST): S.WAITLISTED,
    (S.REQUESTED, A.CONFIRM): S.CONFIRMED,
    (S.WAITLISTED, A.CONFIRM): S.CONFIRMED,
    (S.CONFIRMED, A.BEGIN): S.ACTIVE,
    (S.ACTIVE, A.COMPLETE): S.COMPLETED,
    (S.ACTIVE, A.FAIL): S.FAILED,
    (S.CONFIRMED, A.MISS): S.NO_SHOW,
    (S.COMPLETED, A.ANNUL): S.ANNULLED,
    **{(state, A.DROP): S.DROPPED for state in (S.WAITLISTED, S.CONFIRMED, S.ACTIVE)},
    **{(state, A.CANCEL): S.CANCELLED for state in (S.REQUESTED, S.WAITLISTED, S.CONFIRMED)},
}

HOLDS_A_SEAT = frozenset({S.CONFIRMED, S.ACTIVE, S.COMPLETED, S.FAILED})
IS_OPEN = frozenset({S.REQUESTED, S.WAITLISTED, S.CONFIRMED, S.ACTIVE})
MAY_STUDY = frozenset({S.CONFIRMED, S.ACTIVE, S.COMPLETED})


def next_state(state: str, action: str) -> EnrollmentState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        now, wanted = EnrollmentState(state).label, Action(action).label
        raise TransitionRefused(
            f"Esta matrícula está “{now}”: não dá para {wanted} agora."
        ) from None


def is_complete(requirements: Collection[int], fulfilled: Collection[int]) -> bool:
    """Tell whether every requirement is fulfilled; an offering that asks nothing never is.

    Args:
        requirements: keys of the offering's requirements.
        fulfilled: keys of the requirements that the enrollment has fulfilled, in any order.
    """
    return bool(requirements) and set(requirements) <= set(fulfilled)

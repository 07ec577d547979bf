"""One step of a state machine: a table from state and action to the next state."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import TextChoices

from lms.common.errors import TransitionRefused

State = TypeVar("State", bound=TextChoices)


def step(
    table: Mapping[tuple[str, str], State], state: State, action: TextChoices, *, thing: str
) -> State:
    """Return the state after ``action``; a pair that the table does not have is refused.

    Args:
        table: from ``(state, action)`` to the next state.
        state: where the thing stands.
        action: what is to be done to it.
        thing: what it is, with its Portuguese pronoun: ``"Esta turma"``.

    Raises:
        TransitionRefused: there is no such way.
    """
    try:
        return table[state, action]
    except KeyError:
        raise TransitionRefused(
            f"{thing} está “{state.label}”: não dá para {action.label} agora."
        ) from None

"""The registry of actions: each dotted name once, with the sentence that a reader sees."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One kind of decision.

    Attributes:
        name: dotted, past tense: ``offering.opened``.
        sentence: Portuguese, for the history of the object.
    """

    name: str
    sentence: str


_ACTIONS: dict[str, Action] = {}


def register(name: str, sentence: str) -> str:
    """Register an action and return its name; each ``services.py`` names its own at its top."""
    if name in _ACTIONS:
        raise ValueError(f"action {name} is registered twice")
    _ACTIONS[name] = Action(name, sentence)
    return name


def get(name: str) -> Action:
    """Return a registered action.

    Raises:
        LookupError: nobody registered ``name``.
    """
    try:
        return _ACTIONS[name]
    except KeyError:
        raise LookupError(f"audit action {name!r} is not registered") from None

"""Who wants to hear of what: handlers by event, registered by the apps when they are ready."""

from collections import defaultdict
from collections.abc import Callable

Handler = Callable[[int], None]

_HANDLERS: dict[str, dict[str, Handler]] = defaultdict(dict)


def on(event: str, name: str, handler: Handler) -> None:
    """Register ``handler`` under ``name`` for ``event``; it takes the object's key.

    A handler is safe to run twice.
    """
    if name in _HANDLERS[event]:
        raise ValueError(f"handler {name} of {event} is registered twice")
    _HANDLERS[event][name] = handler


def names(event: str) -> list[str]:
    """Return the names of an event's handlers."""
    return sorted(_HANDLERS.get(event, {}))


def handler(event: str, name: str) -> Handler:
    """Return one handler.

    Raises:
        LookupError: nobody registered it.
    """
    try:
        return _HANDLERS[event][name]
    except KeyError:
        raise LookupError(f"no handler {name!r} for {event!r}") from None

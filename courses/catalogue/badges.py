"""The registry of badges on a course's card: areas above say what they know of it.

A badge is an expression inside the list's one query, so that a list costs the same whatever its
length, and a function that turns the value into words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable, Subquery

from courses.catalogue.models import CourseCard


@dataclass(frozen=True)
class Face:
    """What a card shows at its foot."""

    note: str
    label: str
    tone: str = ""


# Given the civil date, the expression; ``page_id`` of the card is ``OuterRef("page_id")``.
Expression = Callable[[date], Combinable | Subquery]
Words = Callable[[Any], Face | None]

_BADGES: dict[str, tuple[Expression, Words]] = {}


def register_badge(name: str, expression: Expression, words: Words) -> None:
    """Add a badge; the first that has something to say is shown. Again changes nothing."""
    _BADGES[name] = (expression, words)


def annotated(cards: QuerySet[CourseCard], *, on: date) -> QuerySet[CourseCard]:
    """Let every card of a list carry the values of all badges."""
    values = {f"badge_{name}": expression(on) for name, (expression, _) in _BADGES.items()}
    return cards.annotate(**values)


def face_of(card: CourseCard) -> Face | None:
    """Return what an annotated card shows."""
    for name, (_, words) in _BADGES.items():
        face = words(getattr(card, f"badge_{name}", None))
        if face is not None:
            return face
    return None

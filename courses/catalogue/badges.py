"""The registry of badges on a course's card: areas above say what they know of it.

What an area knows is pushed down: its facts are written on the card when they change
(``cards.renew_badges``), so that a list asks one table, whatever its length and however many
badges there are. The day is not written: a fact holds its dates, and the words are chosen when the
list is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

# The fact by which a list may be filtered too: the last day, as ISO text, of the open offering
# that ends last. The card keeps it in a column of its own.
OPEN_UNTIL = "open_until"


@dataclass(frozen=True)
class Face:
    """What a card shows at its foot."""

    note: str
    label: str
    tone: str = ""


@dataclass(frozen=True)
class Badge:
    """One thing that a card may say.

    Attributes:
        key: names the fact on the card.
        order: the lowest that has something to say is shown.
        facts: from keys of courses, what is known of each, as JSON; the others are left out.
        words: from a fact and the civil date, what is shown, if anything.
    """

    key: str
    order: int
    facts: Callable[[Sequence[int]], Mapping[int, Any]]
    words: Callable[[Any, date], Face | None]


_BADGES: dict[str, Badge] = {}


def register_badge(badge: Badge) -> None:
    """Add a badge; one with a key that is known takes its place."""
    _BADGES[badge.key] = badge


def facts_of(course_id: int) -> dict[str, Any]:
    """Return what the areas know of a course now, by the badges' keys."""
    known = {badge.key: badge.facts([course_id]).get(course_id) for badge in _BADGES.values()}
    return {key: fact for key, fact in known.items() if fact is not None}


def face_of(facts: Mapping[str, Any], on: date) -> Face | None:
    """Return what a card with these facts shows on a civil date."""
    if not facts:
        return None
    for badge in sorted(_BADGES.values(), key=lambda badge: badge.order):
        if badge.key in facts:
            face = badge.words(facts[badge.key], on)
            if face is not None:
                return face
    return None

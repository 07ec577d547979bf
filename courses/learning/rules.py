"""What answers add up to, and how many times a quiz may be tried. No database, no clock."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from courses.questions.kinds import Grade

FULL_PERCENT = 100


def score_percent(grades: Iterable[Grade]) -> int:
    """Return the whole per cent of a quiz, rounded down: 100 only when everything is right.

    Each question weighs the same; one of several parts counts by those that are right. What is
    neither right nor wrong counts for nothing.

    Raises:
        ValueError: nothing counts, or more is right than there is.
    """
    shares = [_share(grade) for grade in grades if grade.of]
    if not shares:
        raise ValueError("no question counts")
    return int(sum(shares, Fraction()) * FULL_PERCENT // len(shares))


def _share(grade: Grade) -> Fraction:
    if not 0 <= grade.hits <= grade.of:
        raise ValueError(f"{grade.hits} right of {grade.of}")
    return Fraction(grade.hits, grade.of)


def passes(percent: int | None, minimum: int) -> bool:
    """Tell whether a result reaches the pass mark, inclusive."""
    return percent is not None and percent >= minimum


def best_percent(percents: Iterable[int | None]) -> int | None:
    """Return the best result; the order of the attempts does not matter."""
    return max((percent for percent in percents if percent is not None), default=None)


def may_try(percents: Sequence[int | None], minimum: int) -> bool:
    """Tell whether another attempt may start.

    A failed attempt may be tried again, as often as it takes. One that is still open is
    continued, and once one has passed there is nothing left to prove.

    Args:
        percents: one for each attempt so far; ``None`` is an attempt still open.
        minimum: the pass mark.
    """
    return None not in percents and not passes(best_percent(percents), minimum)

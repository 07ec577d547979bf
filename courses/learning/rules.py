"""What answers add up to, and how many times a quiz may be tried. No database, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from courses.questions.drawing import shuffled
from courses.questions.kinds import Grade

FULL_PERCENT = 100
# What is on its way when the time is over still arrives.
GRACE = timedelta(minutes=1)


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


def may_try(percents: Sequence[int | None], minimum: int, allowed: int | None = None) -> bool:
    """Tell whether another attempt may start.

    A failed attempt may be tried again, as often as it takes or as is allowed. One that is still
    open is continued, and once one has passed there is nothing left to prove.

    Args:
        percents: one for each attempt so far; ``None`` is an attempt still open.
        minimum: the pass mark.
        allowed: how many attempts there may be; ``None`` is as many as it takes.
    """
    is_left = allowed is None or len(percents) < allowed
    return None not in percents and not passes(best_percent(percents), minimum) and is_left


def ends_at(started_at: datetime, minutes: int | None, extra_percent: int) -> datetime | None:
    """Return when the time of an attempt is over, or nothing where there is no limit."""
    if minutes is None:
        return None
    return started_at + timedelta(minutes=minutes) * (FULL_PERCENT + extra_percent) / FULL_PERCENT


def is_over(end: datetime | None, now: datetime) -> bool:
    """Tell whether an attempt takes no more answers."""
    return end is not None and now > end + GRACE


def drawn(
    questions: Sequence[tuple[str, str]], counts: Mapping[str, int], seed: bytes
) -> list[str]:
    """Return the names of the questions that an attempt asks, in order.

    Args:
        questions: the name of each and the draw that may choose it, empty for those that are
            asked of everybody; those of one draw stand together.
        counts: how many each draw takes.
        seed: decides which; the same seed decides alike.
    """
    found: list[str] = []
    done: set[str] = set()
    for name, draw in questions:
        if not draw:
            found.append(name)
        elif draw not in done:
            done.add(draw)
            pool = [one for one, other in questions if other == draw]
            found += shuffled(pool, seed)[: counts.get(draw, 0)]
    return found

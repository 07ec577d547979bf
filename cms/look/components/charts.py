"""Charts drawn on the server. Lengths are per cent, so that letters never shrink."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from cms.look import rules
from cms.look.components.library import register, render
from cms.look.parts import Month

FRAME = 99
TOP, FLOOR = 16, 206
ROUND = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25)


@register.simple_tag
def plan_bar(
    label: str, done: int, planned: int, *, largest: int = 0, text: str = ""
) -> SafeString:
    scale = max(largest, done, planned, 1) * 100
    return render(
        "plan_bar",
        label=label,
        text=text or f"{rules.number_text(done)} de {rules.number_text(planned)}",
        frame=rules.width(planned * FRAME, scale),
        fill=rules.width(done * FRAME, scale),
        nothing=done == 0,
    )


@register.simple_tag
def seats(taken: int, named: int, free: int) -> SafeString:
    return render(
        "seats",
        taken=range(taken),
        named=range(named),
        free=range(free),
        label=_seats(taken, named, free),
    )


def _seats(taken: int, named: int, free: int) -> str:
    said = [
        _count(taken, "ocupada", "ocupadas"),
        _count(named, "indicada", "indicadas"),
        _count(free, "livre", "livres"),
    ]
    return ", ".join(said)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line of a chart."""

    x1: str
    x2: str
    y1: str = ""
    y2: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point or a word of a chart."""

    x: str
    text: str = ""
    y: str = ""
    state: str = ""


@register.simple_tag
def ladder(here: int, total: int, *, label: str) -> SafeString:
    columns = [_along(index, total) for index in range(total)]
    return render(
        "ladder",
        label=label,
        walked=_segments(columns[:here]),
        ahead=_segments(columns[here - 1 :]),
        marks=[_rung(index + 1, here, column) for index, column in enumerate(columns)],
        names=[
            Mark(columns[number - 1], str(number), state="here" if number == here else "")
            for number in sorted({1, here, min(here + 1, total), total})
        ],
    )


def _along(index: int, total: int, *, left: int = 3, right: int = 97) -> str:
    hundredths = left * 100 + (right - left) * 100 * index // max(total - 1, 1)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _segments(columns: Sequence[str]) -> list[Segment]:
    return [Segment(before, after) for before, after in pairwise(columns)]


def _rung(number: int, here: int, column: str) -> Mark:
    if number == here:
        return Mark(column, state="here")
    return Mark(column, state="walked" if number < here else "ahead")


@register.simple_tag
def running_total(months: Sequence[Month], *, label: str, unit: str = "h") -> SafeString:
    ceiling = _ceiling(max([*(m.planned for m in months), *(m.done or 0 for m in months)]))
    columns = [_along(index, len(months), left=15) for index in range(len(months))]
    done = [month.done for month in months if month.done is not None]
    return render(
        "running_total",
        label=label,
        unit=unit,
        grid=[Mark("", rules.number_text(ceiling * n // 4), _row(n, 4)) for n in range(5)],
        names=[Mark(x, m.label) for x, m in list(zip(columns, months, strict=True))[::2]],
        planned=_line(columns, [month.planned for month in months], ceiling),
        done=_line(columns, done, ceiling),
        here=Mark(columns[len(done) - 1], y=_row(done[-1], ceiling)) if done else None,
        months=months,
    )


def _ceiling(largest: int) -> int:
    """Return a round number, four equal steps high, not below ``largest``."""
    step: int = 4 * 10 ** max(len(str(largest)) - 2, 0)
    return next(step * factor for factor in ROUND if step * factor >= largest)


def _row(value: int, ceiling: int) -> str:
    tenths = FLOOR * 10 - (FLOOR - TOP) * 10 * value // max(ceiling, 1)
    return f"{tenths // 10}.{tenths % 10}"


def _line(columns: Sequence[str], values: Sequence[int], ceiling: int) -> list[Segment]:
    rows = [_row(value, ceiling) for value in values]
    points = list(zip(columns, rows, strict=False))
    return [Segment(before[0], after[0], before[1], after[1]) for before, after in pairwise(points)]

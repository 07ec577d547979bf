"""What a transcript states: a line for each entry of the ledger, frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from pydantic import TypeAdapter

from certificates.snapshot.rules import canonical_text
from courses.hours.rules import ActionKind, Capacity, Modality, by_modality

MOST_A_DAY: Final = 3
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attested:
    """The certificate in force that attests an entry."""

    code: str
    number: str
    issuer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An entry as it stood on the day of the transcript.

    Attributes:
        entry: its public identifier.
        minutes: clock minutes; less than nothing where it takes another back.
        reverses: the entry that it takes back, or nothing.
        is_annulled: whether another line takes this one back.
        recognised_by: which employer recognised hours of elsewhere, or nothing.
    """

    entry: str
    title: str
    theme: str
    capacity: Capacity
    modality: Modality
    action_kind: ActionKind
    starts_on: date
    ends_on: date
    minutes: int
    reverses: str = ""
    is_annulled: bool = False
    certificate: Attested | None = None
    recognised_by: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether the line credits hours that nothing took back."""
        return not self.reverses and not self.is_annulled


@dataclass(frozen=True, slots=True)
class Year:
    """The lines of one civil year, by the day on which they ended."""

    year: int
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> int:
        """Return what they come to."""
        return total(self.lines)


_LINES: Final = TypeAdapter(tuple[Line, ...])


def lines_text(lines: Sequence[Line]) -> str:
    """Return the one JSON text of the lines.

    What nobody recognised says nothing of it, as before hours of elsewhere were known: the same
    ledger still gives the same text.
    """
    return canonical_text([_told(line) for line in lines])


def _told(line: Line) -> dict[str, Any]:
    told = asdict(line)
    if not line.recognised_by:
        del told["recognised_by"]
    return told


def lines_from(text: str) -> tuple[Line, ...]:
    """Return the lines that :func:`lines_text` wrote."""
    return _LINES.validate_json(text)


def total(lines: Iterable[Line]) -> int:
    """Return what the lines come to, in minutes."""
    return sum(line.minutes for line in lines)


def split(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """Return the minutes of each modality that has any, in the order of the modalities."""
    minutes = by_modality(lines)
    return [(way.label, minutes[way]) for way in Modality if minutes.get(way)]


def years(lines: Iterable[Line]) -> list[Year]:
    """Return the lines by year, the newest first; within a year they keep their order."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.ends_on.year, []).append(line)
    return [Year(year, tuple(found[year])) for year in sorted(found, reverse=True)]

"""What callers hand to the component tags. Every text is escaped unless it is a ``SafeString``."""

from dataclasses import dataclass
from typing import Literal

StepState = Literal["done", "now", "ahead", "ok", "wait", "stop", "end"]


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere; ``current`` marks where the person is."""

    label: str
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Bit:
    """A short fact with its icon, as "40 horas" beside a clock."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value, with an optional small note under it."""

    term: str
    value: object
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A stop on a path: walked, here or ahead.

    Attributes:
        state: ``done`` is blue (finished); ``ok`` is green (confirmed by a person or a rule).
        icon: replaces the number of a stop that is not done.
        extra: markup under the note, already safe, such as a bar.
    """

    title: str
    state: StepState = "ahead"
    note: str = ""
    href: str = ""
    icon: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``total`` stands at the top right of the card on a phone."""

    label: str
    numeric: bool = False
    nowrap: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a link or a small second line; a plain value needs none."""

    value: object
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a total, in minutes; ``slot`` 1 to 4 picks its blue, 0 takes the next one."""

    label: str
    minutes: int
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """A point of a running total; ``done`` is ``None`` for what has not come yet."""

    label: str
    planned: int
    done: int | None = None

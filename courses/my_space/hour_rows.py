"""The ledger as its owner reads it: a row for each entry, a bar for each year."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cms.look import rules
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column, Fact
from courses.catalogue.rendering import SLOTS
from courses.hours.models import HourEntry
from courses.hours.queries import Balance, entries_of
from courses.hours.rules import Modality
from lms.people.models import Person

COLUMNS = (
    Column("O que foi"),
    Column("Tipo"),
    Column("Papel"),
    Column("Quando", nowrap=True),
    Column("Situação"),
    Column("Horas", numeric=True, total=True),
)


def row_of(entry: HourEntry) -> list[object]:
    """Return an entry's cells, in the order of :data:`COLUMNS`."""
    return [
        _head(entry),
        capfirst(entry.get_modality_display()),
        capfirst(entry.get_capacity_display()),
        rules.date_text(entry.ends_on, "short"),
        _standing(entry),
        rules.hours_text(entry.minutes),
    ]


def _head(entry: HourEntry) -> Cell:
    if entry.reverses is None:
        return Cell(entry.title, note=entry.theme)
    day = rules.date_text(entry.reverses.ends_on, "short")
    return Cell(f"Correção: {entry.title}", note=f"Desfaz o lançamento de {day}")


def _standing(entry: HourEntry) -> SafeString:
    if entry.reverses_id is not None:
        return badge("Estorno", icon="swap")
    if hasattr(entry, "reversed_by"):
        return badge("Desfeita depois", icon="undo")
    return badge("Confirmada", "ok")


@dataclass(frozen=True)
class Stretch:
    """A part of a year's bar, as SVG lengths."""

    slot: int
    start: str
    width: str


@dataclass(frozen=True)
class Year:
    """What a year came to.

    Attributes:
        parts: as long as their hours are against the best year.
    """

    year: int
    total: int
    parts: tuple[Stretch, ...]


def years_of(person: Person) -> list[Year]:
    """Return a person's years, the newest first, by when the hours were lived."""
    rows = (
        entries_of(person)
        .order_by()
        .values_list("ends_on__year", "modality")
        .annotate(minutes=Sum("minutes"))
    )
    sums: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for year, modality, minutes in rows:
        sums[year][modality] = minutes
    longest = max((sum(parts.values()) for parts in sums.values()), default=0)
    return [_year(year, sums[year], longest) for year in sorted(sums, reverse=True)]


def _year(year: int, minutes: dict[str, int], longest: int) -> Year:
    parts, start = [], 0
    for modality, slot in SLOTS.items():
        part = minutes.get(modality, 0)
        if part:
            parts.append(Stretch(slot, rules.width(start, longest), rules.width(part, longest)))
        start += part
    return Year(year, sum(minutes.values()), tuple(parts))


def figures(years: list[Year], balance: Balance, *, this_year: int) -> list[Fact]:
    """Return the balance, by modality too, and what this year came to."""
    if not years:
        return []
    first = years[-1].year
    now = sum(year.total for year in years if year.year == this_year)
    by_modality = [
        Fact(modality.label, rules.hours_text(balance.by_modality[modality]))
        for modality in SLOTS
        if balance.by_modality.get(modality)
    ]
    return [
        *([Fact(f"desde {first}", rules.hours_text(balance.total))] if first < this_year else []),
        Fact(f"em {this_year}", rules.hours_text(now)),
        *(by_modality if len(by_modality) > 1 else []),
    ]


def legend(years: list[Year]) -> list[tuple[int, str]]:
    """Return the blues that the bars use, each with its modality."""
    used = {part.slot for year in years for part in year.parts}
    return [(slot, Modality(m).label.capitalize()) for m, slot in SLOTS.items() if slot in used]

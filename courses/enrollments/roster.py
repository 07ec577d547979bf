"""The roster of an offering: who is where on the way, and which units need a call."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from cms.look.rules import percent
from courses.enrollments import rules
from courses.enrollments.models import Enrollment, Fulfilment
from courses.enrollments.rules import EnrollmentState, Standing
from courses.offerings.models import Offering
from lms.people.models import Posting

NO_UNIT = "Sem unidade aqui"
ON_THE_WAY = frozenset({Standing.ON_TIME, Standing.LATE, Standing.NOT_BEGUN, Standing.DONE})
IN_STEP = frozenset({Standing.ON_TIME, Standing.DONE})


@dataclass(frozen=True)
class Line:
    """One person of the roster: name, unit, progress; no CPF (domain.md §2)."""

    enrollment_id: UUID
    name: str
    unit: str
    percent: int
    state: EnrollmentState
    standing: Standing
    completed_on: date | None


@dataclass(frozen=True)
class Unit:
    """How many of a unit's people are in step."""

    name: str
    total: int
    in_step: int
    late: int


@dataclass(frozen=True)
class Group:
    """How many people of a unit stand alike."""

    unit: str
    standing: Standing
    count: int


@dataclass(frozen=True)
class Roster:
    """Everybody of an offering on a civil date, counted by the database.

    Attributes:
        total: the minutes of all that the offering asks.
        groups: one for each unit and standing that somebody has.
    """

    offering: Offering
    on: date
    total: int
    groups: tuple[Group, ...]

    def count(self, standing: Standing) -> int:
        """Return how many stand so."""
        return sum(group.count for group in self.groups if group.standing is standing)

    def units(self) -> list[Unit]:
        """Return the units, those with most people out of step first."""
        totals, in_step, late = Counter[str](), Counter[str](), Counter[str]()
        for group in self.groups:
            if group.standing in ON_THE_WAY:
                totals[group.unit] += group.count
                in_step[group.unit] += group.count * (group.standing in IN_STEP)
                late[group.unit] += group.count * (group.standing is Standing.LATE)
        units = [Unit(name, totals[name], in_step[name], late[name]) for name in totals]
        return sorted(units, key=lambda unit: (unit.in_step - unit.total, unit.name))

    def only(self, *, standing: Standing | None, unit: str) -> "Lines":
        """Return the lines that fit."""
        return Lines(self, standing, unit)


@dataclass(frozen=True)
class Lines:
    """The people of a roster who stand so, in a unit, by name; a page of them is one query."""

    roster: Roster
    standing: Standing | None
    unit: str

    def __len__(self) -> int:
        return sum(
            group.count
            for group in self.roster.groups
            if (self.standing is None or group.standing is self.standing)
            and (not self.unit or group.unit == self.unit)
        )

    def read(self, first: int, stop: int) -> list[Line]:
        """Return the lines from ``first`` up to ``stop``; nobody else's are read."""
        rows = Enrollment.objects.filter(offering=self.roster.offering)
        if self.unit:
            rows = rows.annotate(unit=_unit(self.roster)).filter(unit=self.unit)
        if self.standing is not None:
            rows = rows.annotate(standing=_standing(self.roster)).filter(standing=self.standing)
        keys = rows.order_by("person__sort_key", "pk").values("pk")[first:stop]
        page = Enrollment.objects.filter(pk__in=keys).select_related("person")
        shown = page.annotate(done=_done(), unit=_unit(self.roster))
        return [_line(row, self.roster) for row in shown.order_by("person__sort_key", "pk")]


def roster_of(offering: Offering, *, on: date) -> Roster:
    """Return the roster on a civil date, in two queries whatever its length.

    ``offering`` comes with its edition.
    """
    total = offering.requirements.aggregate(total=Sum("lesson__minutes"))["total"] or 0
    roster = Roster(offering, on, total, ())
    rows = (
        Enrollment.objects.filter(offering=offering)
        .annotate(unit=_unit(roster), standing=_standing(roster))
        .values("unit", "standing")
        .annotate(people=Count("pk"))
        .order_by("unit", "standing")
        .values_list("unit", "standing", "people")
    )
    groups = tuple(Group(unit, Standing(standing), count) for unit, standing, count in rows)
    return Roster(offering, on, total, groups)


def _done() -> Coalesce:
    """Return the minutes that an enrollment has fulfilled."""
    minutes: QuerySet[Fulfilment, Any] = (
        Fulfilment.objects.filter(enrollment=OuterRef("pk"))
        .order_by()
        .values("enrollment")
        .annotate(minutes=Sum("requirement__lesson__minutes"))
        .values("minutes")
    )
    return Coalesce(Subquery(minutes), Value(0), output_field=IntegerField())


def _unit(roster: Roster) -> Coalesce:
    """Return where an enrollment's person works for the host; the latest posting wins."""
    host, on = roster.offering.organization_id, roster.on
    postings = Posting.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        Q(link__employer=host) | Q(link__daily_organization=host),
        starts_on__lte=on,
        link__person=OuterRef("person"),
    ).order_by("-starts_on", "-pk")
    return Coalesce(Subquery(postings.values("facility__name")[:1]), Value(NO_UNIT))


def _standing(roster: Roster) -> Case:
    """Return how an enrollment goes, as :func:`rules.standing` says it."""
    offering = roster.offering
    least = rules.late_below(
        roster.total, starts_on=offering.starts_on, ends_on=offering.ends_on, on=roster.on
    )
    fixed = [When(state=state, then=Value(one)) for state, one in rules.STANDING_OF.items()]
    late = When(LessThan(_done(), least), then=Value(Standing.LATE))
    return Case(*fixed, late, default=Value(Standing.ON_TIME))


def _line(row: Enrollment, roster: Roster) -> Line:
    done = percent(row.done, roster.total)  # type: ignore[attr-defined]  # annotated in the query
    return Line(
        enrollment_id=row.public_id,
        name=row.person.name,
        unit=row.unit,  # type: ignore[attr-defined]  # annotated
        percent=done,
        state=EnrollmentState(row.state),
        standing=rules.standing(
            state=row.state,
            percent=done,
            starts_on=roster.offering.starts_on,
            ends_on=roster.offering.ends_on,
            on=roster.on,
        ),
        completed_on=row.completed_on,
    )

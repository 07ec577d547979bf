"""The roster of an offering: who is where on the way, and which units need a call."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from cms.look.rules import percent
from courses.enrollments import rules
from courses.enrollments.models import Enrollment
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
class Roster:
    """Everybody of an offering, by name."""

    lines: tuple[Line, ...]

    def count(self, standing: Standing) -> int:
        """Return how many stand so."""
        return sum(line.standing is standing for line in self.lines)

    def units(self) -> list[Unit]:
        """Return the units, those with most people out of step first."""
        going = [line for line in self.lines if line.standing in ON_THE_WAY]
        totals = Counter(line.unit for line in going)
        in_step = Counter(line.unit for line in going if line.standing in IN_STEP)
        late = Counter(line.unit for line in going if line.standing is Standing.LATE)
        units = [Unit(name, totals[name], in_step[name], late[name]) for name in totals]
        return sorted(units, key=lambda unit: (unit.in_step - unit.total, unit.name))

    def only(self, *, standing: Standing | None, unit: str) -> list[Line]:
        """Return the lines that fit."""
        return [
            line
            for line in self.lines
            if (standing is None or line.standing is standing) and (not unit or line.unit == unit)
        ]


def roster_of(offering: Offering, *, on: date) -> Roster:
    """Return the roster on a civil date, in three queries whatever its length.

    ``offering`` comes with its edition.
    """
    rows = (
        Enrollment.objects.filter(offering=offering)
        .annotate(done=Sum("fulfilments__requirement__lesson__minutes"))
        .select_related("person")
        .order_by("person__sort_key", "pk")
    )
    total = offering.requirements.aggregate(total=Sum("lesson__minutes"))["total"] or 0
    enrollments = list(rows)
    units = _units(offering, on)
    return Roster(tuple(_lines(offering, enrollments, units, total=total, on=on)))


def _units(offering: Offering, on: date) -> dict[int, str]:
    """Return where each person works for the host on a day; the latest posting wins."""
    host = offering.organization_id
    postings = (
        Posting.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            Q(link__employer=host) | Q(link__daily_organization=host),
            starts_on__lte=on,
            link__person__enrollments__offering=offering,
        )
        .order_by("starts_on", "pk")
        .values_list("link__person_id", "facility__name")
    )
    return dict(postings)


def _lines(
    offering: Offering,
    enrollments: Iterable[Enrollment],
    units: dict[int, str],
    *,
    total: int,
    on: date,
) -> Iterable[Line]:
    for row in enrollments:
        done = percent(row.done or 0, total)  # type: ignore[attr-defined]
        yield Line(
            enrollment_id=row.public_id,
            name=row.person.name,
            unit=units.get(row.person_id, NO_UNIT),
            percent=done,
            state=EnrollmentState(row.state),
            standing=rules.standing(
                state=row.state,
                percent=done,
                starts_on=offering.starts_on,
                ends_on=offering.ends_on,
                on=on,
            ),
            completed_on=row.completed_on,
        )

"""Writes of the territory: reference tables, brought to what a source says.

They ask for no permission, since `access` stands above this area: their callers are commands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from lms.audit import actions
from lms.audit.services import record
from lms.common.text import sort_key
from lms.territory.fixture import MunicipalityRow, read_municipalities, read_states
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality, State
from lms.territory.queries import find_municipality

if TYPE_CHECKING:
    from lms.people.models import User

actions.register("health_region.joined", "O município entrou em uma região de saúde.")

STATE_FIELDS = ("code", "uf", "name")
MUNICIPALITY_FIELDS = (
    "code",
    "name",
    "sort_key",
    "slug",
    "state_id",
    "is_capital",
    "time_zone",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the shipped tables hold, and how many rows differed in the database."""

    states: int
    municipalities: int
    changed: int


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One line of the official table: this municipality belongs to this health region."""

    municipality_code: str
    region_code: str
    region_name: str


@transaction.atomic
def load_territory() -> Loaded:
    """Bring the states and the municipalities to what the shipped tables say.

    Writes only the rows that differ, so that a second run writes nothing. A municipality that
    left the tables stays, since history points at it. Not audited: what it writes is in the
    history of the code.
    """
    state_rows, rows = read_states(), read_municipalities()
    states = [State(code=row.code, uf=row.uf, name=row.name) for row in state_rows]
    changed = _upsert_states(states)
    state_of = {state.uf: state for state in states}
    changed += _upsert_municipalities([_municipality(row, state_of[row.uf]) for row in rows])
    return Loaded(states=len(states), municipalities=len(rows), changed=changed)


@transaction.atomic
def load_health_regions(*, rows: Iterable[RegionRow], on: date, by: "User | None") -> int:
    """Bring the health regions to what ``rows`` say from the civil date ``on`` on.

    A municipality that changes region keeps the old membership up to the day before ``on``; one
    that ``rows`` do not name is left as it is. Loading the same rows again writes nothing.

    Args:
        rows: lines of the official table.
        on: first day of what they say.
        by: who brought the table; ``None`` is the system.

    Returns:
        How many municipalities entered or changed region.

    Raises:
        DomainError: a municipality's code is malformed or unknown; nothing is written.
        ValueError: a change would begin on or before the membership that it ends.
    """
    return sum(_place(row, on, by) for row in rows)


def _municipality(row: MunicipalityRow, state: State) -> Municipality:
    return Municipality(
        code=row.code,
        name=row.name,
        sort_key=sort_key(row.name),
        slug=slugify(row.name),
        state=state,
        is_capital=row.is_capital,
        time_zone=row.time_zone,
    )


def _upsert_states(wanted: Sequence[State]) -> int:
    stored = set(State.objects.values_list(*STATE_FIELDS))
    different = [state for state in wanted if (state.code, state.uf, state.name) not in stored]
    State.objects.bulk_create(
        different, update_conflicts=True, unique_fields=["code"], update_fields=["uf", "name"]
    )
    return len(different)


def _upsert_municipalities(wanted: Sequence[Municipality]) -> int:
    stored = set(Municipality.objects.order_by().values_list(*MUNICIPALITY_FIELDS))
    different = [
        municipality
        for municipality in wanted
        if tuple(getattr(municipality, field) for field in MUNICIPALITY_FIELDS) not in stored
    ]
    Municipality.objects.bulk_create(
        different,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "sort_key", "slug", "state", "is_capital", "time_zone"],
    )
    return len(different)


def _place(row: RegionRow, on: date, by: "User | None") -> bool:
    municipality = find_municipality(row.municipality_code)
    region, _ = HealthRegion.objects.update_or_create(
        state=municipality.state, code=row.region_code, defaults={"name": row.region_name}
    )
    current = _open_membership(municipality)
    if current and current.region_id == region.pk:
        return False
    if current:
        _end(current, on - timedelta(days=1))
    HealthRegionMembership.objects.create(municipality=municipality, region=region, starts_on=on)
    record(
        "health_region.joined",
        municipality,
        by=by,
        data={"region": str(region.public_id), "on": on.isoformat()},
    )
    return True


def _open_membership(municipality: Municipality) -> HealthRegionMembership | None:
    return (
        HealthRegionMembership.objects.select_for_update()
        .filter(municipality=municipality, ends_on=None)
        .first()
    )


def _end(membership: HealthRegionMembership, last_day: date) -> None:
    if last_day < membership.starts_on:
        raise ValueError(f"membership {membership.pk} begins after {last_day}, its last day")
    membership.ends_on = last_day
    membership.save(update_fields=["ends_on"])

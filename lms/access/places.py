"""Where a role is granted: one row of the territory or of the organizations (decision D2)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from lms.organizations.models import Facility, Organization, OrganizationKind
from lms.territory.models import HealthRegion, Municipality, State

if TYPE_CHECKING:
    from lms.access.models import Grant

Place = State | HealthRegion | Municipality | Organization | Facility


def columns(place: Place) -> dict[str, Any]:
    """Return the one scope column of a grant in ``place``, with its value."""
    match place:
        case State():
            return {"state": place}
        case HealthRegion():
            return {"health_region": place}
        case Municipality():
            return {"municipality": place}
        case Organization():
            return {"organization": place}
        case Facility():
            return {"facility": place}


def place_of(grant: "Grant") -> Place | None:
    """Return where a grant holds; ``None`` where it is about a single case."""
    return (
        grant.organization
        or grant.facility
        or grant.municipality
        or grant.health_region
        or grant.state
    )


def organization_id(place: Place | None) -> int | None:
    """Return the tenant whose history a grant in ``place`` belongs to."""
    match place:
        case Organization():
            return place.pk
        case Facility():
            return place.organization_id
        case _:
            return None


def is_platform(place: Place | None) -> bool:
    """Tell whether a place is the platform's own organization."""
    return isinstance(place, Organization) and place.kind == OrganizationKind.PLATFORM


_ADDRESSED: dict[str, tuple[type[Place], str, Callable[[str], Place | None]]] = {
    "instituicao": (
        Organization,
        "public_id",
        lambda key: Organization.objects.filter(public_id=key).first(),
    ),
    "municipio": (
        Municipality,
        "code",
        lambda key: Municipality.objects.filter(code=key).first(),
    ),
    "regiao": (
        HealthRegion,
        "public_id",
        lambda key: HealthRegion.objects.filter(public_id=key).first(),
    ),
    "estado": (State, "uf", lambda key: State.objects.filter(uf=key).first()),
}


def address_of(place: Place) -> tuple[str, str]:
    """Return how a place stands in an address: the word for its kind, and its key."""
    for kind, (model, field, _) in _ADDRESSED.items():
        if isinstance(place, model):
            return kind, str(getattr(place, field))
    raise ValueError(f"a {type(place).__name__} has no address of its own")


def find(kind: str, key: str) -> Place | None:
    """Return the place of an address, if there is one."""
    if kind not in _ADDRESSED:
        return None
    try:
        return _ADDRESSED[kind][2](key)
    except ValidationError:  # not a uuid
        return None


def name_of(place: Place) -> str:
    """Say where it is, in words that tell a town from its health department."""
    match place:
        case State():
            return f"Estado: {place.name}"
        case HealthRegion():
            return f"Região de saúde: {place.name}"
        case Municipality():
            return f"Município: {place.name}"
        case Organization():
            return place.short_name
        case Facility():
            return f"{place.name}, {place.organization.short_name}"


def zone_of(place: Place | None) -> ZoneInfo:
    """Return the time zone by which the days of a grant in ``place`` are counted."""
    match place:
        case Organization() | Municipality():
            return ZoneInfo(place.time_zone)
        case Facility():
            return ZoneInfo(place.organization.time_zone)
        case _:
            return ZoneInfo(timezone.get_default_timezone_name())

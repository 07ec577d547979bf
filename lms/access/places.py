"""Where a role is granted: one row of the territory or of the organizations (decision D2)."""

from typing import Any

from lms.organizations.models import Facility, Organization
from lms.territory.models import HealthRegion, Municipality, State

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


def organization_id(place: Place) -> int | None:
    """Return the tenant whose history a grant in ``place`` belongs to."""
    match place:
        case Organization():
            return place.pk
        case Facility():
            return place.organization_id
        case _:
            return None

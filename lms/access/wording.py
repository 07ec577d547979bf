"""Roles and places in words."""

from lms.access.cases import CaseFace
from lms.access.models import Grant
from lms.access.places import Place, is_platform, name_of, place_of
from lms.access.rules import Role

GONE = "um caso que não existe mais"


def role_text(role: str, place: Place | None) -> str:
    """Say a role; whoever administers a place that is not the platform administers that place."""
    if role == Role.PLATFORM_ADMIN and not is_platform(place):
        return "administração"
    return Role(role).label


def where_text(grant: Grant, case: CaseFace | None = None) -> str:
    """Say where a grant holds.

    Args:
        grant: with its place.
        case: the single case, for a substitute's grant.
    """
    place = place_of(grant)
    if place is not None:
        return name_of(place)
    return f"Só no caso: {case.title}" if case else f"Só em {GONE}"

"""Reads for the page of roles: who holds what, and where roles may be given."""

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.access import policy
from lms.access.models import Grant
from lms.access.places import Place
from lms.access.rules import Permission
from lms.access.scope import scope_of
from lms.common.text import sort_key
from lms.organizations.models import Organization
from lms.territory.models import HealthRegion, Municipality, State

if TYPE_CHECKING:
    from lms.people.models import User

MOST_OF_A_KIND = 20
SHOWN = (
    "user__person",
    "granted_by__person",
    "organization",
    "facility__organization",
    "municipality",
    "health_region",
    "state",
)
Named = TypeVar("Named", HealthRegion, State)


def listed(grants: QuerySet[Grant], *, prefix: str) -> QuerySet[Grant]:
    """Return grants with everything that a list shows of them, by the holder's name.

    Args:
        grants: already filtered by ``policy.visible_to``.
        prefix: how the name begins, as typed; case and accents do not matter.
    """
    wanted = sort_key(" ".join(prefix.split()))
    found = grants.filter(user__person__sort_key__startswith=wanted) if wanted else grants
    return found.select_related(*SHOWN).order_by("user__person__sort_key", "user", "since", "pk")


def only_place(user: "User") -> Organization | None:
    """Return the one organization in which ``user`` gives roles, if it is one and nothing more."""
    scope = scope_of(user, Permission.GRANT_ROLES)
    if scope.states or scope.health_regions or scope.municipalities:
        return None
    few = list(policy.granting(user)[:2])
    return few[0] if len(few) == 1 else None


def places_to_grant(user: "User", text: str) -> list[Place]:
    """Return some places where ``user`` gives roles and whose name begins so, organizations first.

    Without a text, the first organizations. Five queries at most.
    """
    wanted = sort_key(" ".join(text.split()))
    organizations = policy.granting(user).filter(sort_key__startswith=wanted)
    found: list[Place] = list(organizations[:MOST_OF_A_KIND])
    return [*found, *_of_the_territory(user, wanted)] if wanted else found


def _of_the_territory(user: "User", wanted: str) -> list[Place]:
    scope = scope_of(user, Permission.GRANT_ROLES)
    is_everywhere = policy.is_platform_wide(scope)
    in_states = Q(state__in=scope.states)
    towns = Q() if is_everywhere else in_states | Q(pk__in=scope.municipalities)
    regions = Q() if is_everywhere else in_states | Q(pk__in=scope.health_regions)
    states = Q() if is_everywhere else Q(pk__in=scope.states)
    # Only where somebody has joined: elsewhere a role would open nothing.
    joined = Organization.objects.filter(municipality=OuterRef("pk"))
    municipalities = Municipality.objects.filter(Exists(joined), towns, sort_key__startswith=wanted)
    of_states = Organization.objects.exclude(state=None).values("state")
    return [
        *municipalities[:MOST_OF_A_KIND],
        # 450 regions and 27 states in the whole country: their names have no stored key.
        *_beginning_so(HealthRegion.objects.filter(regions, state__in=of_states), wanted),
        *_beginning_so(State.objects.filter(states, pk__in=of_states), wanted),
    ]


def _beginning_so(rows: QuerySet[Named], wanted: str) -> list[Named]:
    return [row for row in rows if sort_key(row.name).startswith(wanted)][:MOST_OF_A_KIND]

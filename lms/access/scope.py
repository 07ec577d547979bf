"""Where a user holds a permission: read once a request, then asked without a query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from lms.access.models import Grant
from lms.access.rules import Permission, Role, permissions_of
from lms.common.errors import NotAllowed
from lms.organizations.models import Organization
from lms.territory.queries import municipalities_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.access.rules import Decision
    from lms.people.models import User


# The attribute of a user that holds what was read.
_KEPT = "_scopes"


@dataclass(frozen=True)
class Scope:
    """The places where a user holds one permission.

    Attributes:
        states: IBGE codes; every organization of the state is inside.
        health_regions: keys of health regions.
        municipalities: IBGE codes, those of the health regions' members too; every organization of
            the municipality is inside, with its facilities.
        organizations: keys of organizations.
        facilities: keys of facilities; they reach people, not whole organizations.
        rows: public ids by area, ``("offering", uuid)``.
    """

    states: frozenset[int] = frozenset()
    health_regions: frozenset[int] = frozenset()
    municipalities: frozenset[str] = frozenset()
    organizations: frozenset[int] = frozenset()
    facilities: frozenset[int] = frozenset()
    rows: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return any(
            (
                self.states,
                self.health_regions,
                self.municipalities,
                self.organizations,
                self.facilities,
                self.rows,
            )
        )

    def covers(self, organization: Organization) -> bool:
        """Tell whether an organization is inside, without a query."""
        return (
            organization.pk in self.organizations
            or organization.municipality_id in self.municipalities
            or organization.state_id in self.states
        )

    def has_row(self, area: str, public_id: object) -> bool:
        """Tell whether one row of an area is inside."""
        return (area, str(public_id)) in self.rows

    def organization_filter(self, prefix: str = "") -> Q:
        """Return the condition that an organization is inside.

        Args:
            prefix: path to the organization, with its double underscore: ``"employer__"``.
        """
        return (
            Q(**{f"{prefix}pk__in": self.organizations})
            | Q(**{f"{prefix}municipality__in": self.municipalities})
            | Q(**{f"{prefix}state__in": self.states})
        )


@dataclass
class Scopes:
    """Every grant of one user, arranged by permission.

    Attributes:
        members: IBGE codes of the municipalities of each health region that is granted.
    """

    grants: list[Grant] = field(default_factory=list)
    members: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def of(self, permission: Permission) -> Scope:
        """Return the places of one permission."""
        return self._scope(g for g in self.grants if permission in permissions_of(Role(g.role)))

    @property
    def everywhere(self) -> Scope:
        """The places of every role."""
        return self._scope(self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held anywhere."""
        return frozenset(Role(grant.role) for grant in self.grants)

    def _scope(self, grants: Iterable[Grant]) -> Scope:
        held = list(grants)
        regions = frozenset(g.health_region_id for g in held if g.health_region_id is not None)
        named = frozenset(g.municipality_id for g in held if g.municipality_id is not None)
        return Scope(
            states=frozenset(g.state_id for g in held if g.state_id is not None),
            health_regions=regions,
            municipalities=named.union(*(self.members.get(region, ()) for region in regions)),
            organizations=frozenset(
                g.organization_id for g in held if g.organization_id is not None
            ),
            facilities=frozenset(g.facility_id for g in held if g.facility_id is not None),
            rows=frozenset((g.row_area, str(g.row_id)) for g in held if g.row_id is not None),
        )


def scopes_of(user: "User | AnonymousUser") -> Scopes:
    """Return a user's grants in force: one query, kept on the user for the request.

    A grant on a health region costs one more: its municipalities today.
    """
    kept: Scopes | None = getattr(user, _KEPT, None)
    if kept is None:
        grants = (
            list(Grant.objects.in_force(timezone.now()).filter(user_id=user.pk))
            if user.is_authenticated and user.is_active
            else []
        )
        regions = {grant.health_region_id for grant in grants if grant.health_region_id}
        kept = Scopes(grants, municipalities_of(regions, on=timezone.localdate()))
        setattr(user, _KEPT, kept)
    return kept


def without_grants(user: "User") -> None:
    """Keep for the request that a user has no grant: whoever read the user has seen it."""
    setattr(user, _KEPT, Scopes())


def forget(user: "User") -> None:
    """Drop what was read of a user's grants in this request: they have changed."""
    if hasattr(user, _KEPT):
        delattr(user, _KEPT)


def scope_of(user: "User | AnonymousUser", permission: Permission) -> Scope:
    """Return the places where ``user`` holds ``permission``."""
    return scopes_of(user).of(permission)


def held_lately(user: "User | AnonymousUser") -> frozenset[Permission]:
    """Return what a user may do anywhere; kept for a minute, so a menu costs no query.

    Only for what is shown: whether something may be done is asked of the grants each time.
    """
    if not user.is_authenticated:
        return frozenset()
    now = monotonic()
    kept = _HELD.get(user.pk)
    if kept is None or kept[0] < now:
        if len(_HELD) >= MOST_KEPT:
            _HELD.clear()
        held = frozenset().union(*map(permissions_of, scopes_of(user).roles))
        kept = _HELD[user.pk] = (now + KEPT_SECONDS, held)
    return kept[1]


_HELD: dict[int, tuple[float, frozenset[Permission]]] = {}
KEPT_SECONDS = 60
MOST_KEPT = 20_000


def require(decision: "Decision") -> None:
    """Go on if allowed.

    Raises:
        NotAllowed: with the decision's reason.
    """
    if not decision:
        raise NotAllowed(decision.reason)

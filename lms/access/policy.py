"""Who grants roles, and where. Nobody grants to oneself, and nobody above one's own place.

Also who describes an organization: its area stands below this one and has no policy of its own.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from lms.access import cases
from lms.access.models import Grant
from lms.access.places import Place, is_platform, place_of
from lms.access.rules import ALLOWED, Decision, Permission, Role, denied
from lms.access.scope import Scope, scope_of
from lms.organizations.models import Facility, Organization, OrganizationKind
from lms.territory.models import HealthRegion, Municipality, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser

ELSEWHERE = denied("Você não concede papéis neste lugar.")


def can_grant(by: "Viewer", *, user: "User", role: Role, place: Place) -> Decision:
    """Tell whether ``by`` gives ``user`` a role in a place.

    A superuser only names the first administrators of the platform: otherwise it would be a short
    cut to personal data.
    """
    if by.pk == user.pk:
        return denied("Ninguém concede um papel a si. Peça a outra pessoa da administração.")
    if by.is_superuser and role == Role.PLATFORM_ADMIN and is_platform(place):
        return ALLOWED
    if role == Role.PLATFORM_ADMIN and not _administers_all(by):
        return denied("Só a administração da plataforma nomeia outra.")
    return can_grant_in(by, place)


def can_grant_in(user: "Viewer", place: Place) -> Decision:
    """Tell whether ``user`` gives any roles in a place."""
    scope = scope_of(user, Permission.GRANT_ROLES)
    return ALLOWED if _reaches(scope, place) or is_platform_wide(scope) else ELSEWHERE


def can_grant_somewhere(user: "Viewer") -> Decision:
    """Tell whether ``user`` gives roles at all."""
    if scope_of(user, Permission.GRANT_ROLES):
        return ALLOWED
    return denied("Só a administração concede papéis.")


def granting(user: "Viewer") -> QuerySet[Organization]:
    """Return the organizations in which ``user`` gives roles, by name."""
    scope = scope_of(user, Permission.GRANT_ROLES)
    inside = Q() if is_platform_wide(scope) else scope.organization_filter()
    return Organization.objects.filter(inside).order_by("sort_key", "pk")


def roles_to_give(user: "Viewer") -> list[Role]:
    """Return the roles that ``user`` gives where they give any."""
    may_name_administrators = _administers_all(user)
    return [role for role in Role if role != Role.PLATFORM_ADMIN or may_name_administrators]


def can_revoke(by: "Viewer", grant: Grant) -> Decision:
    """Tell whether ``by`` takes a grant back; not one's own, that a case be not judged alone.

    Whoever may not name an administrator may not take one away either: they could not put it right.
    """
    if grant.user_id == by.pk:
        return denied("Ninguém retira o próprio papel. Peça a outra pessoa da administração.")
    if by.is_superuser and grant.role == Role.PLATFORM_ADMIN:
        return ALLOWED
    if grant.role == Role.PLATFORM_ADMIN and not _administers_all(by):
        return denied("Só a administração da plataforma encerra a de outra pessoa.")
    scope = scope_of(by, Permission.GRANT_ROLES)
    if is_platform_wide(scope) or _covers_grant(scope, grant):
        return ALLOWED
    return denied("Você não retira papéis neste lugar.")


def can_substitute(by: "Viewer", *, user: "User", organization: Organization) -> Decision:
    """Tell whether ``by`` names ``user`` for a single case of an organization (decision D18)."""
    if by.pk == user.pk:
        return denied("Ninguém se nomeia substituto. Peça a outra pessoa.")
    scope = scope_of(by, Permission.GRANT_ROLES)
    if is_platform_wide(scope) or scope.covers(organization):
        return ALLOWED
    return ELSEWHERE


def can_see(user: "Viewer", grant: Grant) -> Decision:
    """Tell whether ``user`` sees a grant: one's own, or one in the scope where roles are granted."""
    if grant.user_id == user.pk:
        return ALLOWED
    scope = scope_of(user, Permission.GRANT_ROLES)
    return ALLOWED if is_platform_wide(scope) or _covers_grant(scope, grant) else ELSEWHERE


def visible_to(user: "Viewer", grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Keep the grants that ``user`` sees."""
    scope = scope_of(user, Permission.GRANT_ROLES)
    if is_platform_wide(scope):
        return grants
    return grants.filter(Q(user_id=user.pk) | _grant_filter(scope))


def can_describe(user: "Viewer", organization: Organization) -> Decision:
    """Tell whether ``user`` says of an organization what its certificates print."""
    if _describes_all(user) or scope_of(user, Permission.DESCRIBE_ORGANIZATION).covers(
        organization
    ):
        return ALLOWED
    return denied(f"Só a coordenação de {organization.short_name} muda estes dados.")


def describing(user: "Viewer") -> QuerySet[Organization]:
    """Return the organizations that ``user`` describes, by name."""
    scope = scope_of(user, Permission.DESCRIBE_ORGANIZATION)
    inside = Q() if _describes_all(user) else scope.organization_filter()
    return Organization.objects.filter(inside).order_by("sort_key", "pk")


def _describes_all(user: "Viewer") -> bool:
    """Tell whether ``user`` administers the platform; to coordinate its courses is not enough."""
    return is_platform_wide(scope_of(user, Permission.JOIN_MUNICIPALITY))


def is_platform_wide(scope: Scope) -> bool:
    """Tell whether a scope holds the platform's own organization: then it is everywhere."""
    if not scope.organizations:
        return False
    return Organization.objects.filter(
        pk__in=scope.organizations, kind=OrganizationKind.PLATFORM
    ).exists()


def _administers_all(user: "Viewer") -> bool:
    return is_platform_wide(scope_of(user, Permission.GRANT_ROLES))


def _reaches(scope: Scope, place: Place) -> bool:
    match place:
        case Organization():
            return scope.covers(place)
        case Facility():
            return scope.covers(place.organization)
        case Municipality():
            return place.code in scope.municipalities or place.state_id in scope.states
        case HealthRegion():
            return place.pk in scope.health_regions or place.state_id in scope.states
        case State():
            return place.code in scope.states


def _covers_grant(scope: Scope, grant: Grant) -> bool:
    place = place_of(grant)
    if place is not None:
        return _reaches(scope, place)
    case = cases.face_of(grant.row_area, grant.row_id) if grant.row_id else None
    return case is not None and scope.covers(case.organization)


def _grant_filter(scope: Scope) -> Q:
    return (
        scope.organization_filter("organization__")
        | scope.organization_filter("facility__organization__")
        | Q(municipality__in=scope.municipalities)
        | Q(municipality__state__in=scope.states)
        | Q(health_region__in=scope.health_regions)
        | Q(health_region__state__in=scope.states)
        | Q(state__in=scope.states)
        | cases.filter_within(scope)
    )

"""Who may approve an edition."""

from django.db.models import QuerySet

from courses.catalogue.models import Edition
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of
from lms.organizations.models import Organization
from lms.people.models import User


def can_approve(user: User, organization: Organization) -> Decision:
    """Decide whether ``user`` may approve the courses of ``organization``."""
    if scope_of(user, Permission.APPROVE_EDITIONS).covers(organization):
        return ALLOWED
    return denied(f"Só a coordenação de {organization.short_name} aprova este curso.")


def visible_to(user: User, editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Keep the editions that ``user`` could have approved."""
    scope = scope_of(user, Permission.APPROVE_EDITIONS)
    return editions.filter(scope.organization_filter("organization__"))

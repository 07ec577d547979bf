"""Who may make, move and see offerings."""

from django.db.models import Q, QuerySet

from courses.catalogue.models import Edition
from courses.offerings import rules
from courses.offerings.models import Offering
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of
from lms.organizations.models import Organization
from lms.people.models import User

# The area name under which a grant names one offering.
ROW = "offering"


def can_host(user: User, organization: Organization) -> Decision:
    """Decide whether ``user`` may make offerings for ``organization``."""
    if scope_of(user, Permission.MANAGE_OFFERINGS).covers(organization):
        return ALLOWED
    return denied(f"Só a coordenação de {organization.short_name} cria turmas aqui.")


def can_create(user: User, organization: Organization, edition: Edition) -> Decision:
    """Decide whether ``user`` may offer ``edition`` on behalf of ``organization``."""
    hosting = can_host(user, organization)
    if hosting and not may_host(organization, edition.organization):
        return denied("Este curso é de outro município. Peça a ele uma turma conjunta.")
    return hosting


def may_host(host: Organization, owner: Organization) -> bool:
    """Tell whether ``host`` may offer the courses of ``owner`` (decision D10)."""
    return rules.may_host(
        host=host.pk,
        owner=owner.pk,
        owner_kind=owner.kind,
        in_same_state=host.state_id is not None and host.state_id == owner.state_id,
    )


def can_manage(user: User, offering: Offering) -> Decision:
    """Decide whether ``user`` may open, close or cancel ``offering``."""
    if scope_of(user, Permission.MANAGE_OFFERINGS).covers(offering.organization):
        return ALLOWED
    return denied("Só a coordenação que criou a turma pode fazer isso.")


def can_see(user: User, offering: Offering) -> Decision:
    """Decide whether ``user`` may open the roster of ``offering``."""
    roster = scope_of(user, Permission.SEE_ROSTER)
    if (
        roster.covers(offering.organization)
        or roster.has_row(ROW, offering.public_id)
        or can_manage(user, offering)
    ):
        return ALLOWED
    return denied("Só quem coordena ou facilita a turma vê esta lista.")


def visible_to(user: User, offerings: QuerySet[Offering]) -> QuerySet[Offering]:
    """Keep the offerings whose roster ``user`` may open."""
    manage = scope_of(user, Permission.MANAGE_OFFERINGS)
    roster = scope_of(user, Permission.SEE_ROSTER)
    rows = [public_id for area, public_id in roster.rows if area == ROW]
    return offerings.filter(
        manage.organization_filter("organization__")
        | roster.organization_filter("organization__")
        | Q(public_id__in=rows)
    )


def hosts_of(user: User) -> QuerySet[Organization]:
    """Return the organizations for which ``user`` may make offerings."""
    scope = scope_of(user, Permission.MANAGE_OFFERINGS)
    return Organization.objects.filter(scope.organization_filter()).order_by("sort_key")

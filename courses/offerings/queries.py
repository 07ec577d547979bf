"""What a coordinator may offer, and who may lead it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.catalogue.models import CourseCard
from lms.access.models import Grant
from lms.access.rules import Permission, Role, permissions_of
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import Person

LEADS = [role for role in Role if Permission.SEE_ROSTER in permissions_of(role)]


def courses_for(host: Organization) -> QuerySet[CourseCard]:
    """Return the published courses that ``host`` may offer (``rules.may_host``), by title."""
    allowed = Q(organization=host) | Q(organization__kind=OrganizationKind.PLATFORM)
    if host.state_id is not None:
        allowed |= Q(
            organization__kind=OrganizationKind.STATE_HEALTH_DEPARTMENT,
            organization__state=host.state_id,
        )
    return CourseCard.objects.filter(allowed).select_related("organization").order_by("title", "pk")


def leaders_of(host: Organization) -> QuerySet[Person]:
    """Return the people whom ``host`` has named to coordinate or to facilitate, by name."""
    named = (
        Grant.objects.in_force(timezone.now())
        .filter(user=OuterRef("user"), role__in=LEADS)
        .filter(
            Q(organization=host) | Q(municipality=host.municipality_id, municipality__isnull=False)
        )
    )
    return Person.objects.filter(Exists(named), merged_into__isnull=True).order_by("sort_key", "pk")

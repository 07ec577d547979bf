"""What a coordinator may offer, who may lead it, and who studies by a page."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from courses.catalogue.models import CourseCard, EditionLesson
from courses.offerings.models import Offering, OfferingFacilitator
from courses.offerings.rules import IS_STUDIED, TeachingState
from lms.access.models import Grant
from lms.access.rules import Permission, Role, permissions_of
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import Person
from lms.people.queries import same_person_ids

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


def studied_by(page: Page) -> QuerySet[Offering]:
    """Return the offerings whose people study by ``page``, or by a page below it, now."""
    lessons = EditionLesson.objects.filter(
        edition=OuterRef("edition"), page__path__startswith=page.path
    )
    return (
        Offering.objects.filter(state__in=sorted(IS_STUDIED))
        .filter(Q(edition__course__path__startswith=page.path) | Exists(lessons))
        .select_related("organization")
        .order_by("ends_on", "pk")
    )


def facilitators_of(offering: Offering) -> list[OfferingFacilitator]:
    """Return who teaches in an offering, as named; those whose hours were annulled come last."""
    found = list(offering.facilitators.select_related("person", "offering").order_by("pk"))
    return sorted(found, key=lambda one: one.state == TeachingState.ANNULLED)


def teaches_in(offering: Offering, person: Person) -> bool:
    """Tell whether a person is named to teach in an offering, under any record of theirs."""
    found = OfferingFacilitator.objects.standing().filter(offering=offering)
    return found.filter(person__in=same_person_ids(person)).exists()

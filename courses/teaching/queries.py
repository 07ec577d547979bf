"""Who may be named to teach, since when and until when they taught, what the ledger holds of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.offerings.models import Offering, OfferingFacilitator
from courses.offerings.queries import leaders_of
from courses.teaching.rules import most_minutes
from lms.common.text import sort_key
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people.models import EmploymentLink, Person
from lms.people.queries import same_person_ids

LEARNS = sorted([*IS_OPEN, EnrollmentState.COMPLETED])


@dataclass(frozen=True)
class Taught:
    """The days of an offering as far as it was held, and the most minutes that fit into them."""

    starts_on: date
    ends_on: date
    most_minutes: int


def taught_in(offering: Offering) -> Taught:
    """Return when a closed offering was taught; nothing after its closing counts.

    ``offering`` comes with its edition and organization.
    """
    ends_on = offering.ends_on
    if offering.closed_at is not None:
        ends_on = min(ends_on, civil_date(offering.organization, offering.closed_at))
    ends_on = max(ends_on, offering.starts_on)
    most = most_minutes(
        workload=offering.edition.workload_minutes, starts_on=offering.starts_on, ends_on=ends_on
    )
    return Taught(offering.starts_on, ends_on, most)


def people_of(host: Organization, *, on: date) -> QuerySet[Person]:
    """Return whom ``host`` may name: who works there on a civil date, or leads there; by name.

    Only links that the person recognised: a name and a CPF alone show nobody (decision D12).
    """
    links = EmploymentLink.objects.recognised().current(on)
    works = links.filter(Q(employer=host) | Q(daily_organization=host)).values("person")
    leads = leaders_of(host).order_by().values("pk")
    return Person.objects.filter(
        Q(pk__in=works) | Q(pk__in=leads), merged_into__isnull=True
    ).order_by("sort_key", "pk")


def with_jobs(people: QuerySet[Person], *, on: date) -> QuerySet[Person]:
    """Add what each does, by the newest link that they recognised, to tell namesakes apart."""
    links = EmploymentLink.objects.recognised().current(on).filter(person=OuterRef("pk"))
    job = Subquery(links.order_by("-starts_on", "-pk").values("job_title")[:1])
    return people.annotate(job=Coalesce(job, Value("")))


def named_like(people: QuerySet[Person], typed: str) -> QuerySet[Person]:
    """Keep those whose name has every word that was typed, or begins one with it."""
    for word in sort_key(typed).split():
        people = people.filter(Q(sort_key__startswith=word) | Q(sort_key__contains=f" {word}"))
    return people


def learns_in(offering: Offering, person: Person) -> bool:
    """Tell whether a person studies in an offering, or has concluded it."""
    return Enrollment.objects.filter(
        offering=offering, person__in=same_person_ids(person), state__in=LEARNS
    ).exists()


def source_key(facilitator: OfferingFacilitator, modality: str = "") -> str:
    """Return the key of the hours taught; without a modality, how it begins."""
    return f"teaching:{facilitator.public_id}:{modality}"

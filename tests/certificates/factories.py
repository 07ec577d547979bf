"""A completed enrollment of an identified person, and the certificate that it gives."""

from collections.abc import Callable

from django.utils import timezone

from certificates.issuing.models import Certificate, private_storage
from certificates.issuing.services import issue, queue_certificate
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import record_fulfilment
from courses.hours.models import HourEntry
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.offerings.models import Offering
from lms.people.models import Assurance, Person
from lms.people.services.identities import write_identity
from tests.cast import Cast
from tests.courses.factories import edition, enroll, offering
from tests.replay import replayed

RunJobs = Callable[[], int]

CPF = "52998224725"
MASK = "***.982.247-**"


def identify(who: Person, cpf: str = CPF) -> Person:
    """Confirm a person's CPF."""
    write_identity(who, cpf, confirmed=True)
    return who


def complete(who: Person, into: Offering) -> Enrollment:
    """Enrol a person and fulfil everything that the offering asks."""
    enrollment = enroll(who, into)
    for requirement in into.requirements.all():
        enrollment.refresh_from_db()
        record_fulfilment(
            enrollment=enrollment,
            requirement=requirement,
            percent=90 if requirement.minimum_percent else None,
            source="test",
            occurred_at=timezone.now(),
        )
    enrollment.refresh_from_db()
    return enrollment


@replayed
def completed(cast: Cast, *, identified: bool = True) -> Enrollment:
    """Let Ana complete an offering of Parintins."""
    if identified:
        identify(cast.ana)
    return complete(cast.ana, offering(cast, edition()))


def queued(cast: Cast) -> Certificate:
    """Give Ana a certificate that still waits to be rendered."""
    certificate = queue_certificate(completed(cast).pk)
    assert certificate is not None
    return certificate


def issued(cast: Cast) -> Certificate:
    """Give Ana a certificate."""
    return issue(queued(cast).pk)


def stored_bytes(certificate: Certificate) -> bytes:
    """Return what lies in the private storage."""
    with private_storage().open(certificate.file.name) as stored:
        return bytes(stored.read())


def complete_many(into: Offering, count: int, *, first: int = 0) -> list[int]:
    """Make people who have just completed an offering, with their hours; return the keys."""
    now = timezone.now()
    people = Person.objects.bulk_create(
        Person(
            civil_name=f"Pessoa {number}",
            sort_key=f"pessoa {number}",
            assurance=Assurance.EMPLOYER,
            created_at=now,
        )
        for number in range(first, first + count)
    )
    for number, person in enumerate(people, first):
        write_identity(person, f"{number:011d}", confirmed=True)
    Offering.objects.filter(pk=into.pk).update(seats=count, seats_taken=count)
    enrollments = Enrollment.objects.bulk_create(
        Enrollment(
            offering=into,
            person=person,
            state=EnrollmentState.COMPLETED,
            requested_at=now,
            confirmed_at=now,
            completed_at=now,
            started_on=into.starts_on,
            completed_on=into.starts_on,
        )
        for person in people
    )
    HourEntry.objects.bulk_create(hours_of(enrollment, into) for enrollment in enrollments)
    return [enrollment.pk for enrollment in enrollments]


def hours_of(enrollment: Enrollment, into: Offering) -> HourEntry:
    """Return the entry that completing posts."""
    return HourEntry(
        person=enrollment.person,
        minutes=into.edition.workload_minutes,
        modality=Modality.ONLINE,
        action_kind=ActionKind.UPDATE,
        capacity=Capacity.LEARNER,
        title=into.edition.title,
        starts_on=into.starts_on,
        ends_on=into.starts_on,
        source_key=f"enrollment:{enrollment.public_id}:{Modality.ONLINE}",
        posted_at=timezone.now(),
    )

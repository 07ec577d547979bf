"""A completed enrollment of an identified person, and the certificate that it gives."""

from collections.abc import Callable

from django.utils import timezone

from certificates.issuing.models import Certificate, private_storage
from certificates.issuing.services import issue, queue_certificate
from courses.enrollments.models import Enrollment
from courses.enrollments.services import record_fulfilment
from courses.offerings.models import Offering
from lms.people.models import Person
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

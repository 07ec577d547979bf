"""What the benchmark measures of certificates."""

import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from certificates.demo import VALID, certificate_of, verdict_path
from certificates.issuing.services import issue, queue_certificate
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import record_fulfilment
from lms.common.benchmark import Call, Target
from lms.people.models import Person, PersonIdentity
from lms.people.services.identities import write_identity


def targets() -> list[Target]:
    """Return what human resources and the owner of a certificate ask for."""
    pdf = f"/certificados/{certificate_of(VALID).public_id}/arquivo.pdf"
    return [
        Target(
            "veredito de certificado",
            lambda _visitor, _number: Call(verdict_path_once()),
            budget_ms=1,
            budget_queries=2,
        ),
        Target("PDF guardado", lambda _v, _n: Call(pdf), budget_ms=1, owner_only=True),
    ]


_kept: list[str] = []


def verdict_path_once() -> str:
    """Return the address of the valid certificate's verdict, looked up once."""
    if not _kept:
        _kept.append(verdict_path())
    return _kept[0]


def owner_id() -> int | None:
    """Return the sign-in of whoever owns the measured PDF."""
    return certificate_of(VALID).person.user_id


@dataclass(frozen=True)
class IssueCost:
    """What issuing costs, one certificate after the other in one process.

    Attributes:
        count: how many were issued.
        queries: of one of them, queueing and issuing together.
        cpu_ms: CPU milliseconds for each.
    """

    count: int
    queries: int
    cpu_ms: float


def issue_cost(count: int) -> IssueCost:
    """Complete ``count`` learners of the load and issue their certificates here and now."""
    enrollments = completed(count + 1)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        issue_one(enrollments[0].pk)
    began = time.process_time()
    for enrollment in enrollments[1:]:
        issue_one(enrollment.pk)
    spent = (time.process_time() - began) * 1000 / count
    return IssueCost(count=count, queries=len(captured), cpu_ms=spent)


def completed(count: int) -> list[Enrollment]:
    """Complete learners of the load who are still studying."""
    studying = list(
        Enrollment.objects.filter(
            state=EnrollmentState.ACTIVE, person__user__email__startswith="carga"
        ).select_related("person")[:count]
    )
    for number, enrollment in enumerate(studying):
        identify(enrollment.person, number)
        fulfil_all(enrollment)
    return studying


def fulfil_all(enrollment: Enrollment) -> None:
    """Fulfil everything that the offering asks; the last one completes the enrollment."""
    for requirement in enrollment.offering.requirements.all():
        record_fulfilment(
            enrollment=enrollment,
            requirement=requirement,
            percent=requirement.minimum_percent or None,
            source="bench",
            occurred_at=timezone.now(),
        )


def identify(person: Person, number: int) -> None:
    """Give a person of the load a confirmed CPF of their own."""
    if not PersonIdentity.objects.filter(person=person).exists():
        write_identity(person, f"{person.pk:09d}{number % 100:02d}"[:11], confirmed=True)


def issue_one(enrollment_id: int) -> None:
    """Queue and issue one certificate, as the two jobs do."""
    certificate = queue_certificate(enrollment_id)
    if certificate is None:
        raise LookupError(f"enrollment {enrollment_id} gave no certificate at {timezone.now()}")
    issue(certificate.pk)

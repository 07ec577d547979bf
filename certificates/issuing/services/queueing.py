"""Giving a completed enrollment its certificate: number, snapshot and job, nothing slow (D6)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates.issuing import queries
from certificates.issuing.models import Certificate, CertificateHour, SnapshotPerson
from certificates.issuing.queries import Completion
from certificates.issuing.services.drafting import Draft, draft_of
from certificates.issuing.services.numbering import next_number
from certificates.issuing.telling import ask_for_identity
from certificates.snapshot.rules import canonical_json, snapshot_digest
from courses.enrollments.rules import EnrollmentState
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date
from lms.people.models import Person

QUEUED = "certificates.queued"


def queue_certificate(enrollment_id: int) -> Certificate | None:
    """Give a completed enrollment its certificate, numbered and waiting to be rendered.

    Safe to run twice, and at the same time. Hears ``enrollments.completed``. The decision, with
    its number, is audited when the certificate is issued.

    Returns:
        The certificate, new or standing; ``None`` where the enrollment is not completed, or
        where the person was asked to confirm who they are: it is made once they do.

    Raises:
        DomainError: the issuer lacks what a certificate must print.
        LookupError: the hours are not in the ledger yet; the job comes again.
    """
    try:
        return _queue(enrollment_id)
    except IntegrityError:
        # Another worker was quicker; its number stands, and ours was given back.
        standing = Certificate.objects.filter(enrollment=enrollment_id, replaces=None).first()
        if standing is None:
            raise
        return standing


@transaction.atomic
def _queue(enrollment_id: int) -> Certificate | None:
    completion = queries.locked_completion(enrollment_id)
    if completion.certificate_id is not None:
        return Certificate.objects.get(pk=completion.certificate_id)
    if completion.enrollment.state != EnrollmentState.COMPLETED:
        return None
    if not has_confirmed_identity(completion.person):
        ask_for_identity(completion.person, completion.enrollment.offering.edition.title)
        return None
    return number(completion, source_key=f"enrollment:{completion.enrollment.public_id}")


def queue_waiting(person_id: int) -> list[Certificate]:
    """Make the certificates that waited for a person to be identified.

    Safe to run twice. Hears ``people.identity_confirmed``.
    """
    person = Person.objects.get(pk=person_id)
    made = map(queue_certificate, queries.waiting_enrollments(person))
    return [certificate for certificate in made if certificate is not None]


def has_confirmed_identity(person: Person) -> bool:
    """Tell whether somebody confirmed the person's CPF (D1, D12)."""
    identity = getattr(person, "identity", None)
    return identity is not None and identity.is_confirmed


def number(
    completion: Completion, *, source_key: str, replaces: Certificate | None = None
) -> Certificate:
    """Write the certificate under the next number, in the caller's transaction.

    Everything is prepared first; the counter is locked last.
    """
    now = timezone.now()
    issuer = completion.enrollment.offering.organization
    draft = draft_of(completion, issued_on=civil_date(issuer, now))
    sequence = next_number(issuer_id=issuer.pk, year=draft.year)
    snapshot = draft.numbered(sequence)
    certificate = Certificate.objects.create(
        public_id=draft.public_id,
        code=snapshot.code,
        issuer=issuer,
        year=draft.year,
        number=sequence,
        certificate_type=snapshot.certificate_type,
        person=completion.person,
        enrollment=completion.enrollment,
        source_key=source_key,
        snapshot=canonical_json(snapshot),
        snapshot_digest=snapshot_digest(snapshot),
        verify_host=snapshot.verify_host,
        replaces=replaces,
        queued_at=now,
    )
    _write_sides(certificate, draft, completion)
    jobs.announce(QUEUED, certificate.pk)
    return certificate


def _write_sides(certificate: Certificate, draft: Draft, completion: Completion) -> None:
    """Write the erasable side and the hours that the certificate attests."""
    SnapshotPerson.objects.create(
        certificate=certificate,
        printed_name=draft.person.printed_name,
        cpf_masked=draft.person.cpf_masked,
        staff_number=draft.person.staff_number or "",
        salt=draft.salt.hex(),
    )
    CertificateHour.objects.bulk_create(
        CertificateHour(certificate=certificate, entry=entry) for entry in completion.entries
    )

"""Giving a completed enrollment, or hours taught, their certificate: nothing slow (D6)."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates.issuing import queries, sources
from certificates.issuing.models import Certificate, CertificateHour, SnapshotPerson
from certificates.issuing.services.drafting import Draft, draft_of
from certificates.issuing.services.numbering import next_number
from certificates.issuing.sources import Source
from certificates.issuing.telling import ask_for_identity
from certificates.snapshot.rules import canonical_json, snapshot_digest
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
    return _once(sources.locked_completion, enrollment_id, enrollment=enrollment_id)


def queue_teaching(teaching_id: int) -> Certificate | None:
    """Give somebody who taught their certificate, numbered and waiting to be rendered.

    Safe to run twice, and at the same time. Hears ``teaching.confirmed``.

    Returns:
        As :func:`queue_certificate`.

    Raises:
        DomainError, LookupError: as :func:`queue_certificate`.
    """
    return _once(sources.locked_teaching, teaching_id, teaching=teaching_id)


def _once(read: Callable[[int], Source], key: int, **cause: int) -> Certificate | None:
    try:
        return _queue(read, key)
    except IntegrityError:
        # Another worker was quicker; its number stands, and ours was given back.
        standing = Certificate.objects.filter(**cause, replaces=None).first()
        if standing is None:
            raise
        return standing


@transaction.atomic
def _queue(read: Callable[[int], Source], key: int) -> Certificate | None:
    source = read(key)
    if source.certificate_id is not None:
        return Certificate.objects.get(pk=source.certificate_id)
    if not source.stands:
        return None
    if not has_confirmed_identity(source.person):
        ask_for_identity(source.person, source.offering.edition.title)
        return None
    return number(source, source_key=source.key)


def queue_waiting(person_id: int) -> list[Certificate]:
    """Make the certificates that waited for a person to be identified.

    Safe to run twice. Hears ``people.identity_confirmed``.
    """
    person = Person.objects.get(pk=person_id)
    made = [
        *map(queue_certificate, queries.waiting_enrollments(person)),
        *map(queue_teaching, queries.waiting_teaching(person)),
    ]
    return [certificate for certificate in made if certificate is not None]


def has_confirmed_identity(person: Person) -> bool:
    """Tell whether somebody confirmed the person's CPF (D1, D12)."""
    identity = getattr(person, "identity", None)
    return identity is not None and identity.is_confirmed


def number(source: Source, *, source_key: str, replaces: Certificate | None = None) -> Certificate:
    """Write the certificate under the next number, in the caller's transaction.

    Everything is prepared first; the counter is locked last.
    """
    now = timezone.now()
    issuer = source.offering.organization
    draft = draft_of(source, issued_on=civil_date(issuer, now))
    sequence = next_number(issuer_id=issuer.pk, year=draft.year)
    snapshot = draft.numbered(sequence)
    certificate = Certificate.objects.create(
        public_id=draft.public_id,
        code=snapshot.code,
        issuer=issuer,
        year=draft.year,
        number=sequence,
        certificate_type=snapshot.certificate_type,
        person=source.person,
        enrollment=source.enrollment,
        teaching=source.teaching,
        source_key=source_key,
        snapshot=canonical_json(snapshot),
        snapshot_digest=snapshot_digest(snapshot),
        verify_host=snapshot.verify_host,
        replaces=replaces,
        queued_at=now,
    )
    _write_sides(certificate, draft, source)
    jobs.announce(QUEUED, certificate.pk)
    return certificate


def _write_sides(certificate: Certificate, draft: Draft, source: Source) -> None:
    """Write the erasable side and the hours that the certificate attests."""
    SnapshotPerson.objects.create(
        certificate=certificate,
        printed_name=draft.person.printed_name,
        cpf_masked=draft.person.cpf_masked,
        staff_number=draft.person.staff_number or "",
        salt=draft.salt.hex(),
    )
    CertificateHour.objects.bulk_create(
        CertificateHour(certificate=certificate, entry=entry) for entry in source.entries
    )

"""The slow step: render, store and seal, with no lock held; then one short transaction (D6, D23)."""

from django.db import transaction
from django.utils import timezone

from certificates.credentials.pdf_keys import PdfKey
from certificates.issuing.models import (
    Certificate,
    CertificateEvent,
    SnapshotPerson,
    file_path,
    private_storage,
)
from certificates.issuing.rules import Action, CertificateStatus, next_status
from certificates.issuing.services.storing import StoredFile, sealer_of, store, usable_pdf_key
from certificates.layouts.queries import look_of
from certificates.rendering.pdf import render_pdf
from certificates.snapshot.rules import PersonFacts, snapshot_from_json
from lms.audit import actions
from lms.audit import services as audit
from lms.common.statements import Records
from lms.jobs import services as jobs

ISSUED = actions.register("certificate.issued", "Emitiu o certificado.")

_WITH_PERSON = Records(
    lambda key: Certificate.objects.filter(pk=key).select_related("printed_person")
)


def issue(certificate_id: int) -> Certificate:
    """Render, store and seal a numbered certificate; return it.

    Safe to run twice, and at the same time: the same facts give the same bytes, and the first to
    arrive is kept. Killed at any point, the job comes again. Hears ``certificates.queued`` and
    announces ``certificates.issued``.

    Raises:
        KeyRefused: the key that signs inside PDFs is set and cannot sign now.
    """
    certificate = _WITH_PERSON.get(certificate_id)
    if certificate.status != CertificateStatus.QUEUED:
        return certificate
    key = usable_pdf_key()
    pdf = _rendered(certificate, key)
    stored = _store(certificate, pdf, key)
    if _set_issued(certificate, stored):
        return certificate
    return _leave_to_the_first(certificate, stored)


def _rendered(certificate: Certificate, key: PdfKey | None) -> bytes:
    """Render the file and sign it; the signature names the moment at which the number was given."""
    snapshot = snapshot_from_json(certificate.snapshot)
    person, look = facts_of(certificate.printed_person), look_of(snapshot)
    if key is None:
        return render_pdf(snapshot, person, look=look)
    from certificates.credentials.pdf_signing import sign_pdf

    pdf = render_pdf(snapshot, person, key.seal.sentence, look=look)
    return sign_pdf(pdf, key, at=max(certificate.queued_at, key.valid_from))


def facts_of(row: SnapshotPerson) -> PersonFacts:
    """Return the personal facts that a certificate prints."""
    return PersonFacts(
        printed_name=row.printed_name,
        cpf_masked=row.cpf_masked,
        staff_number=row.staff_number or None,
    )


def _store(certificate: Certificate, pdf: bytes, key: PdfKey | None = None) -> StoredFile:
    return store(file_path(certificate, ""), pdf, key)


@transaction.atomic
def _set_issued(certificate: Certificate, stored: StoredFile) -> bool:
    """Mark the certificate as issued, unless another worker has; return whether we did."""
    now = timezone.now()
    changes = {
        "status": next_status(CertificateStatus.QUEUED, Action.ISSUE),
        "issued_at": now,
        "file": stored.name,
        "file_sha256": stored.sha256,
        "seal_key_id": stored.seal.key_id,
        "seal_signature": stored.seal.signature_b64,
        "pdf_sealer": sealer_of(stored.pdf_key, now),
    }
    waiting = Certificate.objects.filter(pk=certificate.pk, status=CertificateStatus.QUEUED)
    if not waiting.update(**changes):
        return False
    for name, value in changes.items():
        setattr(certificate, name, value)
    CertificateEvent.objects.create(certificate=certificate, event=certificate.status, at=now)
    audit.record(
        ISSUED,
        certificate,
        by=None,
        organization_id=certificate.issuer_id,
        data={
            "number": certificate.number,
            "year": certificate.year,
            "sha256": certificate.file_sha256,
        },
    )
    jobs.announce("certificates.issued", certificate.pk)
    return True


def _leave_to_the_first(certificate: Certificate, stored: StoredFile) -> Certificate:
    certificate.refresh_from_db()
    if certificate.file.name != stored.name:
        private_storage().delete(stored.name)
    return certificate

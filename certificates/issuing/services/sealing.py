"""The slow step: render, store and seal, with no lock held; then one short transaction (D6, D23)."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from certificates.credentials.models import PdfSealer
from certificates.credentials.pdf_keys import KeyRefused, PdfKey
from certificates.credentials.rules import Seal, seal
from certificates.issuing.keys import pdf_key, sealing_key
from certificates.issuing.models import (
    Certificate,
    CertificateEvent,
    SnapshotPerson,
    file_path,
    private_storage,
)
from certificates.issuing.rules import Action, CertificateStatus, next_status
from certificates.rendering.pdf import render_pdf
from certificates.snapshot.rules import PersonFacts, snapshot_from_json
from lms.audit import actions
from lms.audit import services as audit
from lms.common.statements import Records
from lms.jobs import services as jobs

ISSUED = actions.register("certificate.issued", "Emitiu o certificado.")
LONGEST_NAME: Final = 200

_WITH_PERSON = Records(
    lambda key: Certificate.objects.filter(pk=key).select_related("printed_person")
)


@dataclass(frozen=True)
class StoredFile:
    """A certificate's file as it lies in the private storage, its seal, and who signed inside."""

    name: str
    sha256: str
    seal: Seal
    pdf_key: PdfKey | None


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


def usable_pdf_key() -> PdfKey | None:
    """Return the key that signs inside PDFs, if one was set.

    Raises:
        KeyRefused: it is not to be used now. The certificate waits for a good one: whoever set a
            key wants no file without its signature.
    """
    key = pdf_key()
    refusal = key.refusal(timezone.now()) if key else ""
    if refusal:
        raise KeyRefused(refusal)
    return key


def _rendered(certificate: Certificate, key: PdfKey | None) -> bytes:
    """Render the file and sign it; the signature names the moment at which the number was given."""
    snapshot = snapshot_from_json(certificate.snapshot)
    person = facts_of(certificate.printed_person)
    if key is None:
        return render_pdf(snapshot, person)
    from certificates.credentials.pdf_signing import sign_pdf

    pdf = render_pdf(snapshot, person, key.seal.sentence)
    return sign_pdf(pdf, key, at=max(certificate.queued_at, key.valid_from))


def facts_of(row: SnapshotPerson) -> PersonFacts:
    """Return the personal facts that a certificate prints."""
    return PersonFacts(
        printed_name=row.printed_name,
        cpf_masked=row.cpf_masked,
        staff_number=row.staff_number or None,
    )


def _store(certificate: Certificate, pdf: bytes, key: PdfKey | None = None) -> StoredFile:
    """Store the bytes under a name of their own.

    A file left by a killed worker is taken only if it holds these very bytes; another, cut off
    perhaps, may be in the hands of a worker that lives, and stays until the name is erased.
    """
    storage, sha256 = private_storage(), hashlib.sha256(pdf).hexdigest()
    name = file_path(certificate, "")
    if not _holds(storage, name, sha256):
        name = storage.save(name, ContentFile(pdf))
    _flush(storage, name)
    return StoredFile(name, sha256, seal(sha256, sealing_key()), key)


def _holds(storage: Storage, name: str, sha256: str) -> bool:
    if not storage.exists(name):
        return False
    with storage.open(name) as left:
        return hashlib.sha256(left.read()).hexdigest() == sha256


def _flush(storage: Storage, name: str) -> None:
    """Wait until the bytes are on the disk: a certificate said to be issued survives a power cut.

    A store that is not a folder of this machine answers only when it has kept the file.
    """
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        return
    for opened in (path, path.parent):
        descriptor = os.open(opened, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sealer_of(key: PdfKey | None, now: datetime) -> PdfSealer | None:
    """Return the row of a key; write it at its first signature."""
    if key is None:
        return None
    return PdfSealer.objects.get_or_create(
        fingerprint=key.fingerprint,
        defaults={
            "subject": key.subject[:LONGEST_NAME],
            "issuer": key.issuer[:LONGEST_NAME],
            "level": key.level,
            "certificate_pem": key.certificate.public_bytes(Encoding.PEM).decode(),
            "valid_from": key.valid_from,
            "valid_until": key.valid_until,
            "first_used_at": now,
        },
    )[0]


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
        "pdf_sealer": _sealer_of(stored.pdf_key, now),
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

"""The slow step: render, store and seal, with no lock held; then one short transaction (D6, D23)."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from certificates.credentials.rules import Seal, seal
from certificates.issuing.keys import sealing_key
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

_WITH_PERSON = Records(
    lambda key: Certificate.objects.filter(pk=key).select_related("printed_person")
)


@dataclass(frozen=True)
class StoredFile:
    """A certificate's file as it lies in the private storage, and its seal."""

    name: str
    sha256: str
    seal: Seal


def issue(certificate_id: int) -> Certificate:
    """Render, store and seal a numbered certificate; return it.

    Safe to run twice, and at the same time: the same facts give the same bytes, and the first to
    arrive is kept. Killed at any point, the job comes again. Hears ``certificates.queued`` and
    announces ``certificates.issued``.
    """
    certificate = _WITH_PERSON.get(certificate_id)
    if certificate.status != CertificateStatus.QUEUED:
        return certificate
    snapshot = snapshot_from_json(certificate.snapshot)
    pdf = render_pdf(snapshot, facts_of(certificate.printed_person))
    stored = _store(certificate, pdf)
    if _set_issued(certificate, stored):
        return certificate
    return _leave_to_the_first(certificate, stored)


def facts_of(row: SnapshotPerson) -> PersonFacts:
    """Return the personal facts that a certificate prints."""
    return PersonFacts(
        printed_name=row.printed_name,
        cpf_masked=row.cpf_masked,
        staff_number=row.staff_number or None,
    )


def _store(certificate: Certificate, pdf: bytes) -> StoredFile:
    """Store the bytes under a name of their own.

    A file left by a killed worker is taken only if it holds these very bytes; another, cut off
    perhaps, may be in the hands of a worker that lives, and stays until the name is erased.
    """
    storage, sha256 = private_storage(), hashlib.sha256(pdf).hexdigest()
    name = file_path(certificate, "")
    if not _holds(storage, name, sha256):
        name = storage.save(name, ContentFile(pdf))
    _flush(storage, name)
    return StoredFile(name, sha256, seal(sha256, sealing_key()))


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

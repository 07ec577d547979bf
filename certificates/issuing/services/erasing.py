"""Taking the person off a certificate; number, code, facts and hash stay (D8)."""

import posixpath
from typing import TYPE_CHECKING

from django.core.files.storage import Storage
from django.db import transaction

from certificates.issuing import policy
from certificates.issuing.models import Certificate, SnapshotPerson, file_path, private_storage
from certificates.issuing.rules import CertificateStatus
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import TransitionRefused
from lms.jobs import services as jobs

if TYPE_CHECKING:
    from lms.people.models import User

ERASED = actions.register("certificate.erased", "Tirou o nome e o arquivo do certificado.")


@transaction.atomic
def erase_person(*, certificate: Certificate, by: "User") -> Certificate:
    """Delete the printed name, the masked CPF and the PDF; erasing again changes nothing.

    The verdict keeps every other fact and says that the identity was removed.

    Raises:
        NotAllowed: ``by`` is another person, or the law keeps the certificate with its name.
        TransitionRefused: the certificate is still being prepared.
    """
    certificate = (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("issuer", "person")
        .get(pk=certificate.pk)
    )
    require(policy.can_erase(by, certificate))
    if certificate.status == CertificateStatus.QUEUED:
        raise TransitionRefused("Este certificado ainda está sendo preparado. Tente mais tarde.")
    erased, _ = SnapshotPerson.objects.filter(certificate=certificate).delete()
    if erased:
        audit.record(ERASED, certificate, by=by, organization_id=certificate.issuer_id)
        jobs.announce("certificates.erased", certificate.pk)
    return certificate


def forget_file(certificate_id: int) -> None:
    """Delete the stored PDF of a certificate whose name was taken off; its hash stays.

    A worker that was killed may have left another: every file of the certificate goes. Safe to
    run twice. Hears ``certificates.erased``.
    """
    certificate = Certificate.objects.get(pk=certificate_id, printed_person=None)
    storage = private_storage()
    for name in {certificate.file.name, *_stored_names(storage, certificate)}:
        storage.delete(name)


def _stored_names(storage: Storage, certificate: Certificate) -> list[str]:
    """Return the name of every file that was stored for a certificate, kept or left behind."""
    folder = posixpath.dirname(file_path(certificate, ""))
    try:
        _, files = storage.listdir(folder)
    except FileNotFoundError:
        return []
    own = str(certificate.public_id)
    return [posixpath.join(folder, name) for name in files if name.startswith(own)]

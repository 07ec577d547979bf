"""A paper's file: stored, flushed to the disk and sealed, whatever the paper is (D5, D23)."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from certificates.credentials.models import PdfSealer
from certificates.credentials.pdf_keys import KeyRefused, PdfKey
from certificates.credentials.rules import Seal, seal
from certificates.issuing.keys import pdf_key, sealing_key
from certificates.issuing.models import private_storage

LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class StoredFile:
    """A file as it lies in the private storage, its seal, and who signed inside."""

    name: str
    sha256: str
    seal: Seal
    pdf_key: PdfKey | None


def usable_pdf_key() -> PdfKey | None:
    """Return the key that signs inside PDFs, if one was set.

    Raises:
        KeyRefused: it is not to be used now. The paper waits for a good one: whoever set a
            key wants no file without its signature.
    """
    key = pdf_key()
    refusal = key.refusal(timezone.now()) if key else ""
    if refusal:
        raise KeyRefused(refusal)
    return key


def store(name: str, pdf: bytes, key: PdfKey | None = None) -> StoredFile:
    """Store the bytes under a name of their own, and seal them.

    A file left by a killed worker is taken only if it holds these very bytes; another, cut off
    perhaps, may be in the hands of a worker that lives, and stays until the name is erased.
    """
    storage, sha256 = private_storage(), hashlib.sha256(pdf).hexdigest()
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


def sealer_of(key: PdfKey | None, now: datetime) -> PdfSealer | None:
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

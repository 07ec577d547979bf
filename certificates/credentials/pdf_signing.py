"""The signature inside a certificate's PDF: PAdES, level B-B, in an update behind the file.

What typst wrote stays as it is, so the file still is PDF/A-2a and PDF/UA-1: its own description
is not written again, and the field of the signature lies outside of the page. The same file, key
and moment always give the same bytes, so a job that was killed may come again.

Whoever signs imports this module then and there: pyhanko takes 0.3 s and 20 MB, which a process
that never signs is spared.
"""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.credentials.pdf_keys import PdfKey

ID_BYTES: Final = 16
WITHOUT_CERTIFICATES: Final = 2048
FIELD: Final = "Selo"


@dataclass(frozen=True)
class Signing:
    """What a signature says of itself.

    Attributes:
        reason: why it was made.
        label: what a reader of PDF calls its field.
    """

    reason: str
    label: str

    @property
    def metadata(self) -> PdfSignatureMetadata:
        """Return how the signature is made."""
        return PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=self.reason,
        )

    @property
    def field(self) -> SigFieldSpec:
        """Return the field: PDF/A wants it printable, PDF/UA hidden or outside of the page."""
        return SigFieldSpec(
            FIELD,
            readable_field_name=self.label,
            invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
        )


CERTIFICATE: Final = Signing("Certificado emitido", "Selo eletrônico do certificado")
TRANSCRIPT: Final = Signing("Histórico de horas emitido", "Selo eletrônico do histórico")


def sign_pdf(pdf: bytes, key: PdfKey, *, at: datetime, signing: Signing = CERTIFICATE) -> bytes:
    """Return ``pdf`` with the signature of ``key`` behind it.

    Args:
        pdf: as it was rendered.
        key: one that may sign now.
        at: the moment that the signature names.
        signing: what the signature says of itself.
    """
    # The library runs an event loop, and a thread that has one already has no room for it.
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(_signed, pdf, key, at, signing).result()


def _signed(pdf: bytes, key: PdfKey, at: datetime, signing: Signing) -> bytes:
    signer = _AtMoment(signing.metadata, signer=_signer_of(key), new_field_spec=signing.field)
    signer.at = at
    signed = signer.sign_pdf(_Update(io.BytesIO(pdf)), bytes_reserved=_room(key))
    return bytes(signed.getvalue())


class _Update(IncrementalPdfFileWriter):
    """Adds to a file without touching what it says of itself."""

    def _update_meta(self) -> None:
        """Leave title, dates and the marks of PDF/A as they are."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        """Return the file's two ids, the second made from what it was, not by chance."""
        first, second = prev.document_id
        fresh = hashlib.sha256(second).digest()[:ID_BYTES]
        return ArrayObject([ByteStringObject(first), ByteStringObject(fresh)])


class _KeySigner(Signer):
    """Signs with a key of ours; ECDSA takes its nonce from what it signs (RFC 6979)."""

    def __init__(self, key: PdfKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple([_as_asn1(one) for one in key.chain])
        super().__init__(
            signing_cert=_as_asn1(key.certificate), cert_registry=store, embed_roots=False
        )
        self._key = key.private_key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the library's own
    ) -> bytes:
        """Return the bare signature of ``data``."""
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ECDSA(hashes.SHA256(), deterministic_signing=True))


class _AtMoment(PdfSigner):
    """Signs at a given moment, and leaves the version of the file at 1.7, as PDF/A-2 wants."""

    at: datetime

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """Name the extension that PAdES needs, and no other."""
        pdf_out.register_extension(ESIC_EXTENSION_1)

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - the library's own
    ) -> PdfSigningSession:
        """Begin at the given moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def _room(key: PdfKey) -> int:
    """Return the hexadecimal digits to leave for the signature, with its certificates.

    To let the library guess would sign twice.
    """
    certificates = (key.certificate, *key.chain)
    return 2 * (WITHOUT_CERTIFICATES + sum(map(len, map(_der, certificates))))


@lru_cache(maxsize=2)
def _signer_of(key: PdfKey) -> _KeySigner:
    return _KeySigner(key)


def _as_asn1(certificate: x509.Certificate) -> Certificate:
    return Certificate.load(_der(certificate))


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)

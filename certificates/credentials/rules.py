"""The server's seal: an Ed25519 signature over the SHA-256 of a certificate's stored file.

Anyone may check it with the public key, without us::

    openssl dgst -sha256 -binary certificado.pdf > digest
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in digest -sigfile seal.bin

Decision D23: old keys are kept to verify, and never sign again.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from certificates.snapshot.rules import SignatureLevel

SEED_BYTES = 32
SHA256_BYTES = 32
KEY_ID_LENGTH = 16


@dataclass(frozen=True)
class Seal:
    """A detached signature: which key made it, and its 64 bytes in base 64."""

    key_id: str
    signature_b64: str


@dataclass(frozen=True)
class SealKey:
    """A key that may seal. Its secret half appears in no representation."""

    key_id: str
    public_key_b64: str
    private_key: Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def from_seed(cls, seed_b64: str) -> Self:
        """Return the key made from 32 secret bytes in base 64.

        Raises:
            ValueError: not base 64, or not 32 bytes. The message does not repeat the seed.
        """
        private_key = Ed25519PrivateKey.from_private_bytes(_seed(seed_b64))
        public_key = private_key.public_key().public_bytes_raw()
        return cls(key_id_of(public_key), base64.b64encode(public_key).decode(), private_key)


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfSeal:
    """The signature inside a PDF, as it is told: whose key made it and what it is worth.

    Attributes:
        subject: whose key it is.
        level: never qualified: the server seals by itself (domain.md, section 4.2).
        fingerprint: SHA-256 of the certificate of the key.
    """

    subject: str
    level: SignatureLevel
    fingerprint: str

    @property
    def owner(self) -> str:
        """Return what it was made with, and whose that is."""
        what = (
            "Certificado ICP-Brasil" if self.level == SignatureLevel.ADVANCED else "Chave própria"
        )
        return f"{what} de {self.subject}"

    @property
    def sentence(self) -> str:
        """Return what the paper says of it."""
        owner = self.owner[:1].lower() + self.owner[1:]
        return f"Selo do servidor também dentro do PDF (PAdES): {self.level.label}, {owner}."


def key_id_of(public_key: bytes) -> str:
    """Return the identifier of a public key: the first 16 digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:KEY_ID_LENGTH]


def seal(sha256_hex: str, key: SealKey) -> Seal:
    """Return the seal of the file whose SHA-256 is ``sha256_hex``, made with ``key``.

    The same digest and key always give the same seal.

    Raises:
        ValueError: ``sha256_hex`` is not the 64 digits of a SHA-256.
    """
    signature = key.private_key.sign(_digest(sha256_hex))
    return Seal(key.key_id, base64.b64encode(signature).decode())


def verify_seal(sha256_hex: str, found: Seal, public_keys: Mapping[str, str]) -> bool:
    """Tell whether ``found`` seals the file with this digest.

    Args:
        sha256_hex: the digest, computed again from the file in hand.
        found: the seal as published; a malformed signature is simply not valid.
        public_keys: every key ever used, in base 64, by key id.

    Raises:
        ValueError: ``sha256_hex`` or one of our own public keys is malformed.
    """
    public_key_b64 = public_keys.get(found.key_id)
    if public_key_b64 is None:
        return False
    public_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key_b64))
    digest = _digest(sha256_hex)
    try:
        public_key.verify(base64.b64decode(found.signature_b64, validate=True), digest)
    except (InvalidSignature, binascii.Error):
        return False
    return True


def _seed(seed_b64: str) -> bytes:
    try:
        seed = base64.b64decode(seed_b64, validate=True)
    except binascii.Error:
        raise ValueError("the seed of a seal key must be base 64") from None
    if len(seed) != SEED_BYTES:
        raise ValueError(f"the seed of a seal key needs {SEED_BYTES} bytes, not {len(seed)}")
    return seed


def _digest(sha256_hex: str) -> bytes:
    digest = bytes.fromhex(sha256_hex)
    if len(digest) != SHA256_BYTES:
        raise ValueError(f"a SHA-256 has {SHA256_BYTES} bytes, not {len(digest)}")
    return digest

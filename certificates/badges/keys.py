"""The keys that sign credentials: each is drawn from one of ``SEAL_KEYS``, and serves nothing else.

So there is no further secret to keep, and what seals files never signs what others hand in. The
first of the list signs; the others stay published for what they have signed (D23).
"""

import base64
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from certificates.credentials.rules import SEED_BYTES, key_id_of

PURPOSE: Final = b"percurso: portable credentials, 1"
ED25519_PUBLIC: Final = b"\xed\x01"
LONGEST_MULTIBASE: Final = 200
BASE_58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@dataclass(frozen=True)
class CredentialKey:
    """A key that may sign credentials. Its secret half appears in no representation."""

    key_id: str
    public_key: bytes
    private_key: Ed25519PrivateKey = field(repr=False, compare=False)

    @property
    def multikey(self) -> str:
        """Return the public half as Data Integrity writes it."""
        return multibase(ED25519_PUBLIC + self.public_key)

    @property
    def jwk(self) -> dict[str, str]:
        """Return the public half as tokens write it."""
        coordinate = base64.urlsafe_b64encode(self.public_key).decode().rstrip("=")
        return {"kty": "OKP", "crv": "Ed25519", "x": coordinate}


def credential_keys() -> tuple[CredentialKey, ...]:
    """Return every key that has signed credentials; the first one signs now."""
    return _keys(tuple(settings.SEAL_KEYS))


def did_document(did: str) -> dict[str, Any]:
    """Return the document behind an issuer's name: its keys, each written in both ways."""
    methods = [method for key in credential_keys() for method in _methods(did, key)]
    return {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def multibase(content: bytes) -> str:
    """Return bytes in base 58, with the letter that says so."""
    number = int.from_bytes(content)
    text = ""
    while number:
        number, digit = divmod(number, len(BASE_58))
        text = BASE_58[digit] + text
    zeros = len(content) - len(content.lstrip(b"\0"))
    return f"z{BASE_58[0] * zeros}{text}"


def from_multibase(text: str) -> bytes:
    """Return the bytes that :func:`multibase` wrote.

    Raises:
        ValueError: a sign that no base 58 has, or more of them than any key or signature needs.
    """
    if not text.startswith("z") or len(text) > LONGEST_MULTIBASE:
        raise ValueError("not bytes in base 58")
    digits = text[1:]
    number = 0
    for digit in digits:
        number = number * 58 + BASE_58.index(digit)
    zeros = len(digits) - len(digits.lstrip(BASE_58[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def multikey_id(did: str, key: CredentialKey) -> str:
    """Return the name by which a proof calls its key."""
    return f"{did}#{key.key_id}"


def jwk_id(did: str, key: CredentialKey) -> str:
    """Return the name by which a token calls its key."""
    return f"{did}#{key.key_id}-jwk"


def _methods(did: str, key: CredentialKey) -> list[dict[str, Any]]:
    return [
        {
            "id": multikey_id(did, key),
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": key.multikey,
        },
        {
            "id": jwk_id(did, key),
            "type": "JsonWebKey",
            "controller": did,
            "publicKeyJwk": key.jwk,
        },
    ]


@lru_cache(maxsize=2)
def _keys(written: tuple[str, ...]) -> tuple[CredentialKey, ...]:
    return tuple(_drawn_from(base64.b64decode(text.partition(":")[2])) for text in written)


def _drawn_from(seed: bytes) -> CredentialKey:
    own = HKDF(algorithm=SHA256(), length=SEED_BYTES, salt=None, info=PURPOSE).derive(seed)
    private_key = Ed25519PrivateKey.from_private_bytes(own)
    public_key = private_key.public_key().public_bytes_raw()
    return CredentialKey(key_id_of(public_key), public_key, private_key)

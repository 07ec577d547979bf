"""Signing a credential, in either way that wallets read: as a token, or with a proof inside.

And reading back: what was signed by a key of ours, or by the key that a token carries along.

Whoever signs imports this module then and there: pyld is read at the first signature.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any, Final

import jwt
from cryptography.exceptions import InvalidSignature
from pyld import jsonld

from certificates.badges import contexts
from certificates.badges.keys import (
    CredentialKey,
    from_multibase,
    jwk_id,
    multibase,
    multikey_id,
)
from certificates.badges.rules import Json, moment

SUITE: Final = "eddsa-rdfc-2022"
# RFC 9864 calls it Ed25519 now; few verifiers know that name yet.
ALGORITHM: Final = "EdDSA"
# How others sign, with a key whose open half can travel along.
CARRIED: Final = frozenset({ALGORITHM, "ES256", "RS256"})


def with_proof(document: Json, did: str, key: CredentialKey, *, at: datetime) -> Json:
    """Return ``document`` with a Data Integrity proof inside.

    Source: Data Integrity EdDSA Cryptosuites 1.0 (W3C), eddsa-rdfc-2022.
    """
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": moment(at),
        "verificationMethod": multikey_id(did, key),
        "proofPurpose": "assertionMethod",
    }
    options = {"@context": document["@context"], **proof}
    signature = key.private_key.sign(_digest(options) + _digest(document))
    return {**document, "proof": {**proof, "proofValue": multibase(signature)}}


def as_token(document: Json, did: str, key: CredentialKey, *, at: datetime) -> str:
    """Return ``document`` as a signed token, with the claims that Open Badges asks for.

    Source: Open Badges 3.0, section 8.2.
    """
    claims = {
        **document,
        "iss": did,
        "jti": document["id"],
        "nbf": int(at.astimezone(UTC).timestamp()),
    }
    header = {"kid": jwk_id(did, key), "jwk": key.jwk}
    return jwt.encode(claims, key.private_key, ALGORITHM, headers=header)


class Broken(ValueError):
    """A token is not as it was signed."""


def is_proved(document: Json, key: CredentialKey) -> bool:
    """Tell whether ``document`` carries a proof by ``key`` of exactly what it says.

    Nothing is fetched: a credential that names words of elsewhere is not proved here.
    """
    proof = document.get("proof")
    if not isinstance(proof, dict) or proof.get("cryptosuite") != SUITE:
        return False
    body = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        signature = from_multibase(str(proof.get("proofValue")))
        signed = _digest({"@context": document.get("@context"), **options}) + _digest(body)
        key.private_key.public_key().verify(signature, signed)
    except (InvalidSignature, ValueError, TypeError, jsonld.JsonLdError):
        return False
    return True


def read_token(token: str, key: CredentialKey) -> Json | None:
    """Return what a token says, if ``key`` signed it."""
    try:
        return _claims(token, key.private_key.public_key(), [ALGORITHM])
    except jwt.PyJWTError:
        return None


def read_by_own_key(token: str) -> tuple[Json, bool]:
    """Return what a token says, and whether the key that it carries signed it.

    Whose key that is, the token does not prove. Without one that we can use, nothing is checked.

    Raises:
        Broken: it carries a key, and is not as that key signed it; or it is no token.
    """
    try:
        header = jwt.get_unverified_header(token)
        if isinstance(header.get("jwk"), dict) and header.get("alg") in CARRIED:
            key = jwt.PyJWK.from_dict(header["jwk"], algorithm=header["alg"])
            return _claims(token, key.key, [header["alg"]]), True
        return jwt.decode(token, options={"verify_signature": False}), False
    except (jwt.PyJWTError, ValueError, TypeError) as problem:
        raise Broken from problem


def _claims(token: str, key: Any, algorithms: list[str]) -> Json:
    """Return what is signed; dates are read by whoever asks, as credentials write them."""
    unasked = ("verify_exp", "verify_nbf", "verify_iat", "verify_aud", "verify_iss", "verify_sub")
    options: Any = {**dict.fromkeys(unasked, False), "verify_jti": False}
    return jwt.decode(token, key, algorithms=algorithms, options=options)


def _digest(document: Json) -> bytes:
    """Return the SHA-256 of a document's canonical form (RDFC-1.0)."""
    settings = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    text = jsonld.normalize(document, {**settings, "documentLoader": contexts.load})
    return hashlib.sha256(text.encode()).digest()

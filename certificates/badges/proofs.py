"""Signing a credential, in either way that wallets read: as a token, or with a proof inside.

Whoever signs imports this module then and there: pyld is read at the first signature.
"""

import hashlib
from datetime import UTC, datetime
from typing import Final

import jwt
from pyld import jsonld

from certificates.badges import contexts
from certificates.badges.keys import CredentialKey, jwk_id, multibase, multikey_id
from certificates.badges.rules import Json, moment

SUITE: Final = "eddsa-rdfc-2022"
# RFC 9864 calls it Ed25519 now; few verifiers know that name yet.
ALGORITHM: Final = "EdDSA"


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


def _digest(document: Json) -> bytes:
    """Return the SHA-256 of a document's canonical form (RDFC-1.0)."""
    settings = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    text = jsonld.normalize(document, {**settings, "documentLoader": contexts.load})
    return hashlib.sha256(text.encode()).digest()

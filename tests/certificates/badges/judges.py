"""Two judges of credentials that share no line with what signs them.

*openbadgeslib* knows Open Badges: it resolves ``did:web``, checks words, claims, signature and
status list. The other is written here of rdflib (which reads JSON-LD), rdfcanon (which brings it
into canonical form) and the W3C's description of the suite; it fetches nothing.
"""

import hashlib
import json
import logging
import warnings
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jwt
import rdflib
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from pyld.documentloader.frozen import BUNDLED_CONTEXTS
from rdfcanon import RDFCanon, RDFCanonTimeTicker
from rdflib import Dataset

from certificates.badges.rules import CREDENTIALS, OPEN_BADGES

WHOLE_CONTEXTS: dict[str, Any] = {
    CREDENTIALS: json.loads(Path(BUNDLED_CONTEXTS[CREDENTIALS]).read_text("utf-8")),
    OPEN_BADGES: json.loads(
        (files("openbadgeslib.ob3.contexts") / "ob-v3p0-context-3.0.3.json").read_text("utf-8")
    ),
}
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
Download = Callable[..., bytes]


def web(client: Client) -> Download:
    """Return what fetches an address, as if the test's server were the whole web."""

    def download(url: str, *_args: Any, **_kwargs: Any) -> bytes:
        parts = urlsplit(url)
        response = client.get(parts.path, headers={"host": parts.netloc})
        if response.status_code != 200:
            raise OSError(f"{url}: {response.status_code}")
        return bytes(response.content)

    return download


def open_badges(text: str, client: Client, *, did: str) -> str:
    """Ask openbadgeslib about a credential of either form; return its objection, or nothing."""
    try:
        if text.startswith("{"):
            by_proof = OB3LdpVerifier.for_issuer_did(did)
            by_proof.verify(text, check_status=True, download=web(client))
        else:
            by_token = OB3Verifier.for_issuer_did(did, download=web(client))
            by_token.verify(text, check_status=True, download=web(client))
    except OB3VerificationError as objection:
        return str(objection)
    return ""


def linked_data(document: dict[str, Any], keys: dict[str, Any]) -> bool:
    """Ask the judge written here whether a Data Integrity proof holds.

    Args:
        document: with its proof inside.
        keys: the document of the issuer's ``did``.
    """
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    options = dict(document["proof"])
    signature = unbase(options.pop("proofValue"))
    [method] = [
        found
        for found in keys["verificationMethod"]
        if found["id"] == options["verificationMethod"] and found["id"] in keys["assertionMethod"]
    ]
    public_key = Ed25519PublicKey.from_public_bytes(unbase(method["publicKeyMultibase"])[2:])
    options["@context"] = document["@context"]
    try:
        public_key.verify(signature, digest(options) + digest(unsigned))
    except InvalidSignature:
        return False
    return True


def digest(document: dict[str, Any]) -> bytes:
    """Return the SHA-256 of the canonical form."""
    inlined = [WHOLE_CONTEXTS[name]["@context"] for name in document["@context"]]
    with warnings.catch_warnings():
        # Both ask rdflib for what now has another name.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = Dataset()
        dataset.parse(data=json.dumps({**document, "@context": inlined}), format="json-ld")
        canonical = RDFCanon("sha256", dataset, RDFCanonTimeTicker(5000)).canonize()
    return hashlib.sha256(canonical.encode()).digest()


def token_body(text: str) -> dict[str, Any]:
    """Return what a token says, unverified."""
    return dict(jwt.decode(text, options={"verify_signature": False}))


def unbase(text: str) -> bytes:
    """Return the bytes of a base-58 text with its ``z``."""
    assert text[0] == "z"
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8)


# What is signed is the text of a moment, not the moment.
rdflib.NORMALIZE_LITERALS = False
logging.getLogger("rdflib").setLevel(logging.ERROR)

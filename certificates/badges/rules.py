"""What a credential says, and the addresses behind it: an issuer's keys and list of statuses.

Sources: Open Badges 3.0 (1EdTech), Verifiable Credentials 2.0 and Bitstring Status List (W3C).

The issuer is named by ``did:web``, which is an address under the printed host (D14): verifiers
that fetch keys by themselves know that method, and few know any other that is not self-made.
"""

import gzip
import hashlib
import hmac
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from certificates.rendering import wording
from certificates.snapshot.rules import (
    CertificateType,
    PersonFacts,
    Snapshot,
    scheme_of,
    verify_url,
)

CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
# The least length of a list, so that a place in it tells nothing.
LIST_BITS: Final = 131_072
# Half of a list stays empty, so that a free place is soon found by chance.
LIST_ENTRIES: Final = LIST_BITS // 2
FRESH_SECONDS: Final = 30
HASH_PREFIX: Final = "sha256$"
ACHIEVEMENTS: Final = {
    CertificateType.COMPLETION: "CertificateOfCompletion",
    CertificateType.COMPETENCE: "Competency",
}
OTHER_ACHIEVEMENT: Final = "Certificate"

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class IssuerAddress:
    """Where an issuer of credentials is found.

    Attributes:
        host: the printed one of the certificate, with its port if it has any.
        public_id: of the organization.
    """

    host: str
    public_id: uuid.UUID

    @property
    def did(self) -> str:
        """Return the issuer's name: an address, written as ``did:web`` writes it."""
        return f"did:web:{self.host.replace(':', '%3A')}:v:emissores:{self.public_id}"

    def list_url(self, number: int) -> str:
        """Return the address of one of the issuer's lists of statuses."""
        home = f"{scheme_of(self.host)}://{self.host}/v/emissores/{self.public_id}"
        return f"{home}/situacao/{number}"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A certificate's bit: which list of its issuer, counted from 1, and which place in it."""

    list_number: int
    position: int


def credential(
    snapshot: Snapshot, identity: Json, *, issuer: IssuerAddress, place: Place, issued_at: datetime
) -> Json:
    """Return the credential, not yet signed; no CPF is in it.

    Args:
        snapshot: every fact of the certificate.
        identity: whose it is, as the person wants it told.
        issuer: whose keys sign.
        place: of the bit that says whether it still counts.
        issued_at: when the certificate was issued.
    """
    home = f"{scheme_of(snapshot.verify_host)}://{snapshot.verify_host}/"
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": verify_url(snapshot),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{snapshot.certificate_type.label} nº {snapshot.number}",
        "issuer": {
            "id": issuer.did,
            "type": ["Profile"],
            "name": snapshot.issuer.legal_name,
            "url": home,
            "otherIdentifier": [
                {
                    "type": ["IdentifierEntry"],
                    "identifier": snapshot.issuer.cnpj,
                    "identifierType": "ext:cnpj",
                }
            ],
        },
        "validFrom": moment(issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity],
            "achievement": _achievement(snapshot, issuer),
        },
        "credentialStatus": _status(issuer.list_url(place.list_number), place.position),
    }


def named(person: PersonFacts) -> Json:
    """Return an identity that tells the printed name."""
    return _identity(person.printed_name, hashed=False)


def hidden(person: PersonFacts, salt: bytes) -> Json:
    """Return an identity that only confirms the name to who knows it already.

    The salt is made for this alone: the one of the snapshot's digest is never given away (D8).
    """
    own = hmac.new(salt, b"portable credential", hashlib.sha256).hexdigest()[:32]
    digest = hashlib.sha256(f"{person.printed_name}{own}".encode()).hexdigest()
    return {**_identity(f"{HASH_PREFIX}{digest}", hashed=True), "salt": own}


def status_list(issuer: IssuerAddress, number: int, ended: Iterable[int], now: datetime) -> Json:
    """Return a list of statuses, not yet signed: a bit is set where a certificate ended.

    Args:
        issuer: whose list it is.
        number: of the list.
        ended: places whose certificates were revoked or replaced.
        now: when it was read.
    """
    url = issuer.list_url(number)
    return {
        "@context": [CREDENTIALS],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": moment(now),
        "credentialSubject": {
            "id": f"{url}#lista",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded_bits(ended),
            "ttl": FRESH_SECONDS * 1000,
        },
    }


def encoded_bits(places: Iterable[int]) -> str:
    """Return a list of bits, the leftmost of a byte first, packed as the norm wants it."""
    bits = bytearray(LIST_BITS // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def moment(at: datetime) -> str:
    """Return a moment to the second, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _identity(text: str, *, hashed: bool) -> Json:
    return {
        "type": "IdentityObject",
        "identityType": "name",
        "hashed": hashed,
        "identityHash": text,
    }


def _achievement(snapshot: Snapshot, issuer: IssuerAddress) -> Json:
    """Return what was achieved; the same course of the same issuer has the same identifier.

    To have taken part in it, or taught it, is another achievement than to have concluded it.
    """
    what = f"{issuer.did}/{snapshot.course_title}/{snapshot.total_minutes}"
    if snapshot.certificate_type != CertificateType.COMPLETION:
        what = f"{what}/{snapshot.certificate_type}"
    hours = wording.workload(snapshot.total_minutes, snapshot.lesson_minutes)
    split = wording.split_sentence(snapshot.hours)
    days = wording.period(snapshot.starts_on, snapshot.ends_on)
    told = f"{wording.kind_line(snapshot)}. Carga horária de {hours} ({split}), {days}."
    units = (f"{unit.title} ({wording.hours(unit.minutes)})" for unit in snapshot.syllabus)
    syllabus = "; ".join(units)
    criteria = f"{wording.result_label(snapshot)}: {snapshot.result}."
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, what).urn,
        "type": ["Achievement"],
        "achievementType": ACHIEVEMENTS.get(snapshot.certificate_type, OTHER_ACHIEVEMENT),
        "name": snapshot.course_title,
        "description": told.replace(wording.NBSP, " "),
        "criteria": {
            "narrative": f"{criteria} Conteúdo: {syllabus}.".replace(wording.NBSP, " ")
            if syllabus
            else criteria
        },
    }


def _status(url: str, position: int) -> Json:
    return {
        "id": f"{url}#{position}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(position),
        "statusListCredential": url,
    }

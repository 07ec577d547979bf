"""Ending many certificates, each in a transaction of its own."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from certificates.bulk import policy, queries
from certificates.bulk.rules import MOST, Outcome, Result, outcome_of, unknown
from certificates.issuing import services as issuing
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, TransitionRefused

if TYPE_CHECKING:
    from lms.people.models import User

REVOKED_MANY = actions.register("certificates.revoked_many", "Revogou certificados de uma lista.")
REPLACED_MANY = actions.register(
    "certificates.replaced_many", "Substituiu certificados de uma lista."
)
End = Callable[[Certificate], object]


def revoke_many(
    *, codes: Sequence[str], reason: RevocationReason, details: str, by: "User"
) -> list[Outcome]:
    """Revoke the certificates with these codes for one reason; return what became of each.

    Raises:
        NotAllowed: ``by`` coordinates no issuer.
        DomainError: ``details`` say nothing, or the list is empty or too long.
    """

    def end(certificate: Certificate) -> object:
        return issuing.revoke(certificate=certificate, reason=reason, details=details, by=by)

    _require(codes, details, by)
    outcomes = _each(codes, end, CertificateStatus.REVOKED, by)
    _record(REVOKED_MANY, outcomes, reason, details, by)
    return outcomes


def replace_many(
    *, codes: Sequence[str], reason: ReplacementReason, details: str, by: "User"
) -> list[Outcome]:
    """Put a new certificate in the place of each with these codes; return what became of each.

    Raises:
        NotAllowed: ``by`` coordinates no issuer.
        DomainError: ``details`` say nothing, or the list is empty or too long.
    """

    def end(certificate: Certificate) -> object:
        return issuing.replace(certificate=certificate, reason=reason, details=details, by=by)

    _require(codes, details, by)
    outcomes = _each(codes, end, CertificateStatus.REPLACED, by)
    _record(REPLACED_MANY, outcomes, reason, details, by)
    return outcomes


def foreseen(*, codes: Sequence[str], target: CertificateStatus, by: "User") -> list[Outcome]:
    """Return what would become of each now; writes nothing, so nothing is audited."""
    found = queries.named_by(codes, by)
    return [
        outcome_of(code, found[code].status, target) if code in found else unknown(code)
        for code in dict.fromkeys(codes)
    ]


def _require(codes: Sequence[str], details: str, by: "User") -> None:
    require(policy.can_end_many(by))
    if not codes:
        raise DomainError("Escolha ao menos um certificado.")
    if len(set(codes)) > MOST:
        raise DomainError(f"Cabem {MOST} certificados de cada vez. Divida a lista.")
    if not details.strip():
        raise DomainError("Conte o que aconteceu: quem for conferir a decisão precisa saber.")


def _each(codes: Sequence[str], end: End, target: CertificateStatus, by: "User") -> list[Outcome]:
    found = queries.named_by(codes, by)
    return [
        _one(found[code], end, target) if code in found else unknown(code)
        for code in dict.fromkeys(codes)
    ]


def _one(certificate: Certificate, end: End, target: CertificateStatus) -> Outcome:
    """End one; say why where that is refused. Another may have been quicker than our reading."""
    code = certificate.code
    try:
        end(certificate)
    except TransitionRefused:
        certificate.refresh_from_db(fields=["status"])
        return outcome_of(code, certificate.status, target)
    except DomainError as problem:
        return Outcome(code=code, result=Result.REFUSED, sentence=problem.sentence)
    return Outcome(code=code, result=Result.DONE)


def _record(action: str, outcomes: list[Outcome], reason: str, details: str, by: "User") -> None:
    """Note the list as such; each certificate that was ended has its own entry."""
    counts = Counter(outcome.result.value for outcome in outcomes)
    audit.record(
        action,
        by,
        by=by,
        data={"list": str(uuid.uuid4()), "class": reason, **counts},
        reason=details,
    )

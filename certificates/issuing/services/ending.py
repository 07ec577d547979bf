"""Ending a certificate: revoked for a reason, or replaced by a new one (domain.md §3.5)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from certificates.issuing import policy, sources
from certificates.issuing.models import Certificate, CertificateEvent
from certificates.issuing.rules import (
    Action,
    CertificateStatus,
    ReplacementReason,
    RevocationReason,
    next_status,
)
from certificates.issuing.services.queueing import has_confirmed_identity, number
from certificates.issuing.services.sealing import issue
from courses.enrollments.rules import EnrollmentState
from courses.offerings.rules import TeachingState
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.jobs import services as jobs

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lms.people.models import User

REVOKED = actions.register("certificate.revoked", "Revogou o certificado.")
REPLACED = actions.register("certificate.replaced", "Substituiu o certificado.")


@transaction.atomic
def revoke(
    *, certificate: Certificate, reason: RevocationReason, details: str, by: "User"
) -> Certificate:
    """Revoke a valid certificate for ever; the class of the reason is public, the details are not.

    Announces ``certificates.revoked``.

    Raises:
        NotAllowed: ``by`` does not coordinate the issuer, or the certificate is their own.
        TransitionRefused: the certificate is not valid now.
        DomainError: ``details`` say nothing.
    """
    certificate = _locked(certificate.pk)
    require(policy.can_end(by, certificate))
    return _revoke(certificate, reason, _told(details), by)


@transaction.atomic
def replace(
    *, certificate: Certificate, reason: ReplacementReason, details: str, by: "User"
) -> Certificate:
    """Put a new certificate in the place of a valid one; return the new, not yet rendered.

    The new one is made of the facts as they are now: the person's name, the hours that stand in
    the ledger. A rectified name leaves no public tie between the two, and is hidden on those that
    the old one had replaced as well (D9).

    Raises:
        NotAllowed: ``by`` does not coordinate the issuer, or the certificate is their own.
        TransitionRefused: the certificate is not valid now.
        DomainError: ``details`` say nothing, the hours were annulled, or the person is not
            identified.
    """
    old = _locked(certificate.pk)
    require(policy.can_end(by, old))
    details = _told(details)
    status = next_status(old.status, Action.REPLACE)
    source = sources.locked_source(old)
    if not source.stands:
        raise DomainError("As horas deste certificado foram anuladas: ele se revoga.")
    if not has_confirmed_identity(source.person):
        raise DomainError("O CPF desta pessoa precisa ser confirmado antes.")
    _end(old, status, reason, by)
    hidden = _hide_earlier(old, by) if reason == ReplacementReason.NAME_RECTIFICATION else []
    new = number(source, source_key=f"replacement:{old.public_id}", replaces=old)
    audit.record(
        REPLACED,
        old,
        by=by,
        organization_id=old.issuer_id,
        data={"class": reason, "replacement": str(new.public_id), "hidden": hidden},
        reason=details,
    )
    return new


def revoke_annulled(enrollment_id: int) -> Certificate | None:
    """Revoke the certificate in force of an annulled enrollment; return it, if there is one.

    Safe to run twice. One that still waits is issued first: its number is taken, and whoever
    holds the code must read why it does not count. Hears ``enrollments.annulled``.
    """
    return _revoke_annulled(
        Certificate.objects.filter(
            enrollment=enrollment_id, enrollment__state=EnrollmentState.ANNULLED
        )
    )


def revoke_annulled_teaching(teaching_id: int) -> Certificate | None:
    """Revoke the certificate of somebody whose hours taught were annulled, in the same way.

    Hears ``teaching.annulled``.
    """
    return _revoke_annulled(
        Certificate.objects.filter(teaching=teaching_id, teaching__state=TeachingState.ANNULLED)
    )


def _revoke_annulled(caused: "QuerySet[Certificate]") -> Certificate | None:
    standing = caused.filter(
        status__in=(CertificateStatus.QUEUED, CertificateStatus.ISSUED)
    ).first()
    if standing is None:
        return None
    issue(standing.pk)
    with transaction.atomic():
        certificate = _locked(standing.pk)
        if certificate.status != CertificateStatus.ISSUED:
            return certificate
        return _revoke(certificate, RevocationReason.ANNULLED_HOURS, "", None)


def _locked(certificate_id: int) -> Certificate:
    return (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("issuer", "person")
        .get(pk=certificate_id)
    )


def _told(details: str) -> str:
    told = details.strip()
    if not told:
        raise DomainError("Conte o que aconteceu: quem for conferir a decisão precisa saber.")
    return told


def _revoke(
    certificate: Certificate, reason: RevocationReason, details: str, by: "User | None"
) -> Certificate:
    _end(certificate, next_status(certificate.status, Action.REVOKE), reason, by)
    audit.record(
        REVOKED,
        certificate,
        by=by,
        organization_id=certificate.issuer_id,
        data={"class": reason},
        reason=details,
    )
    jobs.announce("certificates.revoked", certificate.pk)
    return certificate


def _hide_earlier(certificate: Certificate, by: "User") -> list[str]:
    """Give all that ``certificate`` had replaced the reason that hides a name; return which.

    They print the same old name. When and that each was replaced stays as it was.
    """
    hidden: list[str] = []
    earlier_id = certificate.replaces_id
    while earlier_id is not None:
        earlier = _locked(earlier_id)
        if earlier.end_reason != ReplacementReason.NAME_RECTIFICATION:
            earlier.end_reason = ReplacementReason.NAME_RECTIFICATION
            earlier.save(update_fields=["end_reason"])
            _note(earlier, by, at=timezone.now())
            hidden.append(str(earlier.public_id))
        earlier_id = earlier.replaces_id
    return hidden


def _end(
    certificate: Certificate,
    status: CertificateStatus,
    reason: RevocationReason | ReplacementReason,
    by: "User | None",
) -> None:
    certificate.status = status
    certificate.end_reason = reason
    now = certificate.ended_at = timezone.now()
    certificate.save(update_fields=["status", "end_reason", "ended_at"])
    _note(certificate, by, at=now)


def _note(certificate: Certificate, by: "User | None", *, at: datetime) -> None:
    CertificateEvent.objects.create(
        certificate=certificate,
        event=certificate.status,
        reason=certificate.end_reason,
        at=at,
        by=by,
    )

"""What the person reads in the inbox when something happens to a certificate."""

from typing import Final

from django.urls import reverse
from django.utils import timezone

from certificates.issuing.models import Certificate
from certificates.issuing.queries import Completion
from certificates.issuing.rules import RevocationReason
from certificates.snapshot.rules import snapshot_from_json
from lms.notices.models import Notice  # WAITING for lms.notices.services

IDENTITY: Final = "certificates.identity"
ISSUED: Final = "certificates.issued"
REVOKED: Final = "certificates.revoked"
REPLACED: Final = "certificates.replaced"
LONGEST_TITLE: Final = 150


def ask_for_identity(completion: Completion) -> None:
    """Ask, once, who has a certificate waiting to confirm their CPF."""
    title = _short(completion.enrollment.offering.edition.title)
    if Notice.objects.filter(person=completion.person, notice_kind=IDENTITY, read_at=None).exists():
        return
    Notice.objects.create(
        created_at=timezone.now(),
        person=completion.person,
        notice_kind=IDENTITY,
        text=(
            f"Você concluiu “{title}”. Para sair o certificado, confirme seu CPF com a"
            " coordenação de educação permanente."
        ),
    )


def say_issued(certificate: Certificate, title: str) -> None:
    """Say that the certificate can be downloaded."""
    _tell(certificate, ISSUED, f"Seu certificado de “{_short(title)}” está pronto.")


def say_revoked(certificate: Certificate, reason: RevocationReason) -> None:
    """Say that the certificate holds no more, and what can be done."""
    title = _short(title_of(certificate))
    text = (
        f"Seu certificado de “{title}” foi revogado. Motivo: {reason.label}."
        " Se não concorda, fale com a coordenação."
    )
    _tell(certificate, REVOKED, text)


def say_replaced(old: Certificate, new: Certificate) -> None:
    """Say that a new certificate takes the old one's place."""
    title = _short(title_of(old))
    _tell(new, REPLACED, f"Seu certificado de “{title}” foi trocado por um novo.")


def title_of(certificate: Certificate) -> str:
    """Return the course that the certificate names."""
    return snapshot_from_json(certificate.snapshot).course_title


def _tell(certificate: Certificate, kind: str, text: str) -> None:
    path = reverse("certificates:mine", args=[certificate.public_id])
    Notice.objects.create(
        person=certificate.person, notice_kind=kind, text=text, path=path, created_at=timezone.now()
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"

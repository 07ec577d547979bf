"""The demonstration's certificates: one valid, one replaced, one revoked."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from certificates.credentials.pdf_keys import new_key
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import replace, revoke
from courses.demo.seeding import cpf_of
from lms.demo import COORDINATORS, PARINTINS, person_of_cpf, user_of

VALID, REVOKED, REPLACED = "Luzia Nascimento Pinto", "Raimunda das Chagas e Silva", "Helena Couto"


def make_pdf_key() -> None:
    """Make the key that signs the demonstration's PDFs, where there is none yet."""
    path = Path(settings.PDF_KEY_FILE)
    if not path.exists():
        content = new_key("Percurso, demonstração", settings.PDF_KEY_PASSWORD, now=timezone.now())
        path.touch(mode=0o600)
        path.write_bytes(content)


def seed() -> None:
    """Revoke one certificate and replace another; the rest stay valid."""
    coordinator = user_of(COORDINATORS[PARINTINS])
    revoked, replaced = certificate_of(REVOKED), certificate_of(REPLACED)
    if revoked.status == CertificateStatus.ISSUED:
        revoke(
            certificate=revoked,
            reason=RevocationReason.ISSUED_IN_ERROR,
            details="Demonstração: a turma registrou a pessoa errada.",
            by=coordinator,
        )
    if replaced.status == CertificateStatus.ISSUED:
        replace(
            certificate=replaced,
            reason=ReplacementReason.WRONG_DATA,
            details="Demonstração: correção de um dado impresso.",
            by=coordinator,
        )


def certificate_of(name: str) -> Certificate:
    """Return the first certificate of one of the demonstration's workers."""
    person = person_of_cpf(cpf_of(name))
    return Certificate.objects.filter(person=person).order_by("pk")[0]


def verdict_path() -> str:
    """Return the address of the verdict on the valid certificate."""
    return f"/v/{certificate_of(VALID).code}"

"""What the person reads in the inbox when something happens to a certificate."""

from typing import Final

from django.urls import reverse

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, RevocationReason
from certificates.snapshot.rules import snapshot_from_json
from lms.notices.kinds import register
from lms.notices.services import notify
from lms.people.models import Person

IDENTITY: Final = register("certificates.identity", title="Falta confirmar o CPF", icon="id")
ISSUED: Final = register("certificates.issued", title="Certificado", icon="award")
REVOKED: Final = register("certificates.revoked", title="Certificado revogado", icon="stop")
LONGEST_TITLE: Final = 120


def ask_for_identity(person: Person, course_title: str) -> None:
    """Ask, once, who has a certificate waiting to confirm their CPF."""
    notify(
        person=person,
        kind=IDENTITY,
        text=(
            f"Suas horas em “{_short(course_title)}” valem um certificado. Para ele sair, mostre o"
            " CPF à coordenação de educação permanente, que confirma seu cadastro."
        ),
    )


def tell_of_issue(certificate_id: int) -> None:
    """Say that a certificate can be downloaded. Hears ``certificates.issued``."""
    certificate = _read(certificate_id)
    which = "Seu certificado" if certificate.replaces_id is None else "Seu certificado novo"
    _tell(certificate, ISSUED, f"{which} de “{_title(certificate)}” está pronto.")


def tell_of_revocation(certificate_id: int) -> None:
    """Say why a certificate does not count any more. Hears ``certificates.revoked``."""
    certificate = _read(certificate_id)
    if certificate.status != CertificateStatus.REVOKED:
        return
    reason = RevocationReason(certificate.end_reason).label
    text = (
        f"Seu certificado de “{_title(certificate)}” foi revogado. Motivo: {reason}."
        " Se não concorda, fale com a coordenação."
    )
    _tell(certificate, REVOKED, text)


def _read(certificate_id: int) -> Certificate:
    return Certificate.objects.select_related("person").get(pk=certificate_id)


def _title(certificate: Certificate) -> str:
    return _short(snapshot_from_json(certificate.snapshot).course_title)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _tell(certificate: Certificate, kind: str, text: str) -> None:
    path = reverse("certificates:mine", args=[certificate.public_id])
    notify(person=certificate.person, kind=kind, text=text, path=path)

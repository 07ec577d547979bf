"""What the person reads in the inbox when something happens to a certificate."""

from datetime import datetime
from typing import Final

from django.urls import reverse

from certificates.issuing import policy
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.snapshot.rules import snapshot_from_json
from lms.notices.kinds import register
from lms.notices.services import notify
from lms.people.models import CorrectionRequest, Person
from lms.people.queries import person_of

IDENTITY: Final = register("certificates.identity", title="Falta confirmar o CPF", icon="id")
ISSUED: Final = register("certificates.issued", title="Certificado", icon="award")
RENAMED: Final = register("certificates.renamed", title="Nome corrigido", icon="award")
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


def tell_of_rectified_name(request_id: int) -> None:
    """Say of each valid certificate with the old name that a new one may be had.

    The person reads it, and whoever answered the request where they may replace it (D9). Hears
    ``people.name_rectified``.
    """
    request = CorrectionRequest.objects.select_related("person", "answered_by").get(pk=request_id)
    answerer = request.answered_by
    outdated = policy.of(request.person).filter(status=CertificateStatus.ISSUED)
    outdated = outdated.exclude(printed_person__printed_name=request.person.name)
    for certificate in outdated.select_related("person", "issuer").order_by("pk"):
        title = _title(certificate)
        text = f"Seu certificado de “{title}” traz o nome de antes. Peça um novo à coordenação."
        _tell(certificate, RENAMED, text, at=request.answered_at)
        staff = person_of(answerer) if answerer and policy.can_end(answerer, certificate) else None
        if staff is not None:
            notify(
                person=staff,
                kind=RENAMED,
                text=(
                    f"Um certificado de “{title}” traz o nome de antes da correção que você"
                    " aceitou. Substitua, se a pessoa quiser."
                ),
                path=reverse("certificates:replace", args=[certificate.public_id])
                + f"?motivo={ReplacementReason.NAME_RECTIFICATION}",
                at=request.answered_at,
            )


def _read(certificate_id: int) -> Certificate:
    return Certificate.objects.select_related("person").get(pk=certificate_id)


def _title(certificate: Certificate) -> str:
    return _short(snapshot_from_json(certificate.snapshot).course_title)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _tell(certificate: Certificate, kind: str, text: str, *, at: datetime | None = None) -> None:
    path = reverse("certificates:mine", args=[certificate.public_id])
    notify(person=certificate.person, kind=kind, text=text, path=path, at=at)

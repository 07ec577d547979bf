"""The life of a certificate (domain.md §3.5) and the reasons that end it."""

from django.db.models import TextChoices

from lms.common.transitions import step


class CertificateStatus(TextChoices):
    """Where a certificate stands; it only moves forward."""

    QUEUED = "queued", "sendo preparado"
    ISSUED = "issued", "válido"
    REPLACED = "replaced", "substituído"
    REVOKED = "revoked", "revogado"


class Action(TextChoices):
    """What may be done to a certificate."""

    ISSUE = "issue", "emitir"
    REPLACE = "replace", "substituir"
    REVOKE = "revoke", "revogar"


class RevocationReason(TextChoices):
    """Public classes of reason; the details stay private."""

    FRAUD = "fraud", "fraude comprovada"
    ANNULLED_HOURS = "annulled", "horas anuladas"
    ISSUED_IN_ERROR = "error", "emitido por engano"


class ReplacementReason(TextChoices):
    """Why a new certificate takes the place of an old one."""

    WRONG_DATA = "wrong_data", "correção de dados"
    NAME_RECTIFICATION = "name_rectification", "retificação de nome"


S, A = CertificateStatus, Action
TRANSITIONS: dict[tuple[str, str], CertificateStatus] = {
    (S.QUEUED, A.ISSUE): S.ISSUED,
    (S.ISSUED, A.REPLACE): S.REPLACED,
    (S.ISSUED, A.REVOKE): S.REVOKED,
}


def next_status(status: str, action: str) -> CertificateStatus:
    """Return the status after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    return step(TRANSITIONS, CertificateStatus(status), Action(action), thing="Este certificado")

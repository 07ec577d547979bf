"""The life of a certificate (domain.md §3.5) and the reasons that end it."""

from django.db.models import TextChoices

from certificates.snapshot.rules import CertificateType
from courses.hours.rules import Capacity
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


# What a certificate prints as the result, or as the capacity of who taught.
RESULTS = {
    CertificateType.COMPLETION: "aprovação",
    CertificateType.PARTICIPATION: "participação",
    CertificateType.TEACHING: Capacity.FACILITATOR.label,
    CertificateType.PRECEPTORSHIP: Capacity.PRECEPTOR.label,
}
TYPE_OF_CAPACITY = {
    Capacity.FACILITATOR: CertificateType.TEACHING,
    Capacity.PRECEPTOR: CertificateType.PRECEPTORSHIP,
}


def type_of_completion(*, is_graded: bool) -> CertificateType:
    """Return what completing an offering is attested as.

    Where nothing is graded nobody was approved, only took part, and the certificate lists no
    competence. Who does not pass what is graded completes nothing, so gets neither hours nor a
    certificate of participation: hours and certificates only ever follow a completion (D21).

    Args:
        is_graded: whether completing took a quiz passed.
    """
    return CertificateType.COMPLETION if is_graded else CertificateType.PARTICIPATION

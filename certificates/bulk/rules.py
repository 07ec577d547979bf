"""What became of each certificate of a list."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices

from certificates.issuing.rules import CertificateStatus

MOST: Final = 500


class Result(TextChoices):
    """What became of one."""

    DONE = "done", "Feito"
    ALREADY = "already", "Sem mudança"
    REFUSED = "refused", "Não pode"
    UNKNOWN = "unknown", "Não encontrado"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became, or would become, of the certificate with a code; ``sentence`` says more."""

    code: str
    result: Result
    sentence: str = ""


UNKNOWN: Final = "Não é um certificado da sua secretaria. Confira o código."
WAITING: Final = "Ainda está sendo preparado. Tente daqui a um minuto."


def outcome_of(code: str, status: str, target: CertificateStatus) -> Outcome:
    """Return what would become of a certificate that stands at ``status``."""
    if status == CertificateStatus.ISSUED:
        return Outcome(code=code, result=Result.DONE)
    if status == CertificateStatus.QUEUED:
        return Outcome(code=code, result=Result.REFUSED, sentence=WAITING)
    word = CertificateStatus(status).label
    if status == target:
        return Outcome(code=code, result=Result.ALREADY, sentence=f"Já estava {word}.")
    return Outcome(code=code, result=Result.REFUSED, sentence=f"Já foi {word}.")


def unknown(code: str) -> Outcome:
    """Return the answer about a code of another issuer, or of nobody: the same for both."""
    return Outcome(code=code, result=Result.UNKNOWN, sentence=UNKNOWN)

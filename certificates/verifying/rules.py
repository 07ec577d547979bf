"""What the public page answers about a code, and what it may tell (domain.md §3.5, D9, D22)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices

from certificates.credentials.rules import PdfSeal
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.snapshot.rules import PersonFacts, Snapshot
from certificates.transcripts.rules import Line


class Answer(TextChoices):
    """The answers to a code, each with its word."""

    VALID = "valid", "Válido"
    REPLACED = "replaced", "Substituído"
    REVOKED = "revoked", "Revogado"
    PREPARING = "preparing", "Sendo preparado"
    NOT_FOUND = "not_found", "Não encontrado"
    MISTYPED = "mistyped", "Erro de digitação"
    NOT_A_CODE = "not_a_code", "Não é um código"
    LIMITED = "limited", "Muitas tentativas"
    REPORT = "report", "Relatório nosso"
    TRANSCRIPT = "transcript", "Histórico autêntico"
    TRANSCRIPT_ANNULLED = "transcript_annulled", "Autêntico, com horas anuladas"
    TRANSCRIPT_REVOKED = "transcript_revoked", "Autêntico, com certificado revogado"


ANSWERS = {
    CertificateStatus.QUEUED: Answer.PREPARING,
    CertificateStatus.ISSUED: Answer.VALID,
    CertificateStatus.REPLACED: Answer.REPLACED,
    CertificateStatus.REVOKED: Answer.REVOKED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Every printed fact of a certificate, and the proofs of its file.

    Attributes:
        person: absent where the person asked for the name to be taken off (D8).
        pdf_seal: absent where the file carries no signature inside.
    """

    snapshot: Snapshot
    snapshot_digest: str
    person: PersonFacts | None
    file_sha256: str
    seal_key_id: str
    seal_signature: str
    pdf_seal: PdfSeal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFacts:
    """What is known of a report of checks, and the proofs of its file.

    Attributes:
        totals: how many lines had each result.
    """

    made_at: datetime
    totals: dict[str, int]
    file_sha256: str
    seal_key_id: str
    seal_signature: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TranscriptFacts:
    """Every printed fact of a transcript, what became of its hours, and the proofs of its file.

    Attributes:
        person: absent where the person asked for the name to be taken off (D8).
        minutes: what the lines come to.
        annulled: minutes that were taken back since, by entry.
        revoked: codes of the certificates that it names and that were revoked since.
    """

    person: PersonFacts | None
    made_at: datetime
    minutes: int
    lines: tuple[Line, ...]
    annulled: dict[str, int]
    revoked: frozenset[str]
    is_demo: bool
    file_sha256: str
    seal_key_id: str
    seal_signature: str
    pdf_seal: PdfSeal | None = None

    @property
    def answer(self) -> Answer:
        """Return the answer: nothing makes the paper false, but its hours may have gone."""
        if self.annulled:
            return Answer.TRANSCRIPT_ANNULLED
        return Answer.TRANSCRIPT_REVOKED if self.revoked else Answer.TRANSCRIPT


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What may be told about a code.

    Attributes:
        code: as stored, or as typed where it is no code.
        sentence: what is wrong with what was typed.
        facts: absent unless the certificate was issued and its facts are public.
        ended_on: civil date of the issuer on which it was revoked or replaced.
        reason: the public class of the reason.
        replacement: the code of the certificate that took its place, where the tie is public.
        report: present where the code is of a report of checks.
        transcript: present where it is of a transcript of hours whose facts are public.
    """

    answer: Answer
    code: str
    sentence: str = ""
    facts: Facts | None = None
    ended_on: date | None = None
    reason: str = ""
    replacement: str = ""
    report: ReportFacts | None = None
    transcript: TranscriptFacts | None = None


def verdict_of(
    *,
    code: str,
    status: str,
    facts: Facts | None,
    ended_on: date | None,
    reason: str,
    replacement: str,
) -> Verdict:
    """Return what may be told about a certificate that exists.

    A rectified name hides every fact of the old page but status and date, and leaves no tie to
    the new one (D9). One that still waits shows nothing: nothing is proved yet.
    """
    answer = ANSWERS[CertificateStatus(status)]
    if answer == Answer.PREPARING:
        return Verdict(answer=answer, code=code)
    if reason == ReplacementReason.NAME_RECTIFICATION:
        return Verdict(answer=answer, code=code, ended_on=ended_on)
    return Verdict(
        answer=answer,
        code=code,
        facts=facts,
        ended_on=ended_on,
        reason=reason,
        replacement=replacement,
    )


def reason_label(verdict: Verdict) -> str:
    """Return the public reason in words, or nothing."""
    if verdict.answer == Answer.REVOKED:
        return RevocationReason(verdict.reason).label
    if verdict.answer == Answer.REPLACED and verdict.reason:
        return ReplacementReason(verdict.reason).label
    return ""

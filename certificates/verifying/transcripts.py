"""Verdicts on transcripts of hours: three queries, however many there are."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from certificates.credentials.models import PdfSealer
from certificates.credentials.rules import PdfSeal
from certificates.snapshot.rules import PersonFacts, SignatureLevel
from certificates.transcripts import queries
from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import Line, lines_from
from certificates.verifying.rules import Answer, TranscriptFacts, Verdict


def transcripts(codes: Collection[str] = (), files: Collection[str] = ()) -> dict[str, Verdict]:
    """Return the verdicts on transcripts with one of these codes or files, by their file.

    One that is still being prepared has no file, and stands under its code.

    Args:
        codes: as stored.
        files: SHA-256 in hexadecimal.
    """
    by_file = Q(file_sha256__in=files) & ~Q(file_sha256="")
    rows = Transcript.objects.filter(Q(code__in=codes) | by_file if files else Q(code__in=codes))
    found = {
        row: lines_from(row.lines) for row in rows.select_related("printed_person", "pdf_sealer")
    }
    every = [line for lines in found.values() for line in lines]
    if not every:
        return {}
    ended = queries.endings({one.certificate.code for one in every if one.certificate})
    taken = queries.annulled_since({line.entry for line in every if line.stands})
    return {
        row.file_sha256 or row.code: _verdict(row, lines, ended, taken)
        for row, lines in found.items()
    }


def _verdict(
    row: Transcript, lines: tuple[Line, ...], ended: queries.Endings, taken: dict[str, int]
) -> Verdict:
    if not row.file_sha256:
        return Verdict(answer=Answer.PREPARING, code=row.code)
    named = {line.certificate.code for line in lines if line.certificate}
    renamed = [ended[code].at for code in named & set(ended) if not ended[code].is_revoked]
    if renamed:
        # A name that was rectified is told nowhere any more (D9).
        return Verdict(
            answer=Answer.REPLACED, code=row.code, ended_on=timezone.localdate(min(renamed))
        )
    facts = _facts(row, lines, taken, frozenset(named & set(ended)))
    return Verdict(answer=facts.answer, code=row.code, transcript=facts)


def _facts(
    row: Transcript, lines: tuple[Line, ...], taken: dict[str, int], revoked: frozenset[str]
) -> TranscriptFacts:
    printed = getattr(row, "printed_person", None)
    return TranscriptFacts(
        person=printed
        and PersonFacts(printed_name=printed.printed_name, cpf_masked=printed.cpf_masked),
        made_at=row.made_at,
        minutes=row.minutes,
        lines=lines,
        annulled={
            line.entry: taken[line.entry] for line in lines if line.stands and line.entry in taken
        },
        revoked=revoked,
        is_demo=row.is_demo,
        file_sha256=row.file_sha256,
        seal_key_id=row.seal_key_id,
        seal_signature=row.seal_signature,
        pdf_seal=_pdf_seal(row.pdf_sealer),
    )


def _pdf_seal(sealer: PdfSealer | None) -> PdfSeal | None:
    if sealer is None:
        return None
    return PdfSeal(
        subject=sealer.subject,
        level=SignatureLevel(sealer.level),
        fingerprint=sealer.fingerprint,
    )

"""The reads behind verdicts: on one code, and on many codes and files at once."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from certificates.credentials.rules import PdfSeal
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from certificates.snapshot.rules import PersonFacts, SignatureLevel, snapshot_from_json
from certificates.verifying.models import CheckReport
from certificates.verifying.rules import Answer, Facts, ReportFacts, Verdict, verdict_of
from lms.common.statements import Statement

COLUMNS = (
    "pk",
    "code",
    "status",
    "snapshot",
    "snapshot_digest",
    "file_sha256",
    "seal_key_id",
    "seal_signature",
    "pdf_sealer__subject",
    "pdf_sealer__level",
    "pdf_sealer__fingerprint",
    "ended_at",
    "end_reason",
    "issuer__time_zone",
    "printed_person__printed_name",
    "printed_person__cpf_masked",
    "printed_person__staff_number",
    "replacement__code",
)

Row = dict[str, Any]

_BY_CODE = Statement(lambda code: Certificate.objects.filter(code=code).values_list(*COLUMNS))


def certificate_row(code: str) -> Row | None:
    """Return what a verdict needs of the certificate with this code: one query, no model.

    Args:
        code: as stored.
    """
    found = _BY_CODE.first(code)
    return dict(zip(COLUMNS, found, strict=True)) if found else None


def certificate_rows(codes: Collection[str], files: Collection[str] = ()) -> list[Row]:
    """Return the same of every certificate with one of these codes, or with such a file: one query.

    Args:
        codes: as stored.
        files: SHA-256 in hexadecimal.
    """
    wanted = Q()
    if codes:
        wanted |= Q(code__in=codes)
    if files:
        # Said as the index says it, which leaves out what has no file yet.
        wanted |= Q(file_sha256__in=files) & ~Q(file_sha256="")
    return list(Certificate.objects.filter(wanted).values(*COLUMNS)) if wanted else []


def reports(codes: Collection[str] = (), files: Collection[str] = ()) -> list[Verdict]:
    """Return the verdicts on reports of checks with one of these codes or files: one query."""
    found = CheckReport.objects.filter(Q(code__in=codes) | Q(file_sha256__in=files))
    return [
        Verdict(
            answer=Answer.REPORT,
            code=report.code,
            report=ReportFacts(
                made_at=report.made_at,
                totals=report.totals,
                file_sha256=report.file_sha256,
                seal_key_id=report.seal_key_id,
                seal_signature=report.seal_signature,
            ),
        )
        for report in found
    ]


def verdict_from(row: Row) -> Verdict:
    """Return the verdict on a row of ``certificate_row``."""
    is_issued = row["status"] != CertificateStatus.QUEUED
    return verdict_of(
        code=row["code"],
        status=row["status"],
        facts=_facts(row) if is_issued else None,
        ended_on=_local_date(row["ended_at"], row["issuer__time_zone"]),
        reason=row["end_reason"],
        replacement=row["replacement__code"] or "",
    )


def _facts(row: Row) -> Facts:
    name = row["printed_person__printed_name"]
    person = name and PersonFacts(
        printed_name=name,
        cpf_masked=row["printed_person__cpf_masked"],
        staff_number=row["printed_person__staff_number"] or None,
    )
    return Facts(
        snapshot=snapshot_from_json(row["snapshot"]),
        snapshot_digest=row["snapshot_digest"],
        person=person or None,
        file_sha256=row["file_sha256"],
        seal_key_id=row["seal_key_id"],
        seal_signature=row["seal_signature"],
        pdf_seal=_pdf_seal(row),
    )


def _pdf_seal(row: Row) -> PdfSeal | None:
    fingerprint = row["pdf_sealer__fingerprint"]
    return fingerprint and PdfSeal(
        subject=row["pdf_sealer__subject"],
        level=SignatureLevel(row["pdf_sealer__level"]),
        fingerprint=fingerprint,
    )


def _local_date(moment: datetime | str | None, zone: str) -> date | None:
    """Return the date at ``moment``; SQLite keeps moments as text, in UTC."""
    if not moment:
        return None
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return moment.astimezone(ZoneInfo(zone)).date()

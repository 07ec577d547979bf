"""A verdict for machines: the same facts, with the seal and how to check it."""

from dataclasses import asdict
from typing import Any

from certificates.credentials.models import PdfSealer
from certificates.credentials.rules import PdfSeal
from certificates.issuing.keys import public_keys
from certificates.snapshot.rules import facts_of
from certificates.verifying.rules import (
    Facts,
    ReportFacts,
    TranscriptFacts,
    Verdict,
    reason_label,
)

ALGORITHM = "Ed25519"
PDF_FORMAT = "PAdES B-B"
SIGNED = "the 32 bytes of the file's SHA-256"


def document(verdict: Verdict) -> dict[str, Any]:
    """Return what the JSON of a verdict says; absent facts are left out."""
    told: dict[str, Any] = {"answer": verdict.answer.value, "code": verdict.code}
    if verdict.sentence:
        told["sentence"] = verdict.sentence
    if verdict.ended_on:
        told["ended_on"] = verdict.ended_on
    if verdict.reason:
        told["reason"] = {"class": verdict.reason, "label": reason_label(verdict)}
    if verdict.replacement:
        told["replacement"] = verdict.replacement
    if verdict.report:
        told |= _report(verdict.report)
    if verdict.transcript:
        told |= _transcript(verdict.transcript)
    return {**told, **_facts(verdict.facts)} if verdict.facts else told


def keys_document() -> dict[str, Any]:
    """Return every public key that has sealed; the first one seals now (D23).

    Behind them stand the certificates of the keys that have signed inside PDFs, the newest first.
    """
    return {
        "algorithm": ALGORITHM,
        "signed": SIGNED,
        "keys": [{"id": name, "public_key": key} for name, key in public_keys().items()],
        "pdf_certificates": [
            {"sha256": sealer.fingerprint, "level": sealer.level, "pem": sealer.certificate_pem}
            for sealer in PdfSealer.objects.order_by("-pk")
        ],
    }


def _report(report: ReportFacts) -> dict[str, Any]:
    return {
        "made_at": report.made_at,
        "totals": report.totals,
        "file_sha256": report.file_sha256,
        "seal": _seal(report),
    }


def _transcript(told: TranscriptFacts) -> dict[str, Any]:
    person = {"person": asdict(told.person)} if told.person else {"identity_removed": True}
    return {
        **person,
        "transcript": {
            "made_at": told.made_at,
            "total_minutes": told.minutes,
            "is_demo": told.is_demo,
            "entries": [asdict(line) for line in told.lines],
        },
        "annulled_since": told.annulled,
        "revoked_since": sorted(told.revoked),
        "file_sha256": told.file_sha256,
        "seal": _seal(told),
        **_pdf_signature(told.pdf_seal),
    }


def _seal(sealed: Facts | ReportFacts | TranscriptFacts) -> dict[str, str]:
    return {
        "algorithm": ALGORITHM,
        "key_id": sealed.seal_key_id,
        "signature": sealed.seal_signature,
    }


def _facts(facts: Facts) -> dict[str, Any]:
    person = {"person": asdict(facts.person)} if facts.person else {"identity_removed": True}
    return {
        **person,
        "certificate": facts_of(facts.snapshot),
        "snapshot_sha256": facts.snapshot_digest,
        "file_sha256": facts.file_sha256,
        "seal": _seal(facts),
        **_pdf_signature(facts.pdf_seal),
    }


def _pdf_signature(found: PdfSeal | None) -> dict[str, Any]:
    if found is None:
        return {}
    signature = {
        "format": PDF_FORMAT,
        "level": found.level,
        "signer": found.subject,
        "certificate_sha256": found.fingerprint,
    }
    return {"pdf_signature": signature}

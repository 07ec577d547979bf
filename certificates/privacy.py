"""The fields of ``certificates``: what was attested, and the erasable side that names (D8)."""

from certificates.issuing import services as certificates
from certificates.issuing.models import Certificate
from certificates.transcripts import services as transcripts
from certificates.transcripts.models import Transcript
from lms.audit import services as audit
from lms.privacy.registry import (
    PROOF,
    Basis,
    Erasure,
    Field,
    OnErasure,
    register,
    register_eraser,
    register_plain,
    register_table,
)

AREA = "certificados"

STATE = "dar à pessoa o histórico das suas horas, e deixar que qualquer um o confira"
ATTEST = "atestar o que a pessoa concluiu ou ensinou, e deixar que qualquer um confira"
PRINTED = "code year number certificate_type snapshot status issued_at ended_at end_reason"


def declare() -> None:
    """Declare every field of ``certificates``; called once, when the app is ready."""
    kept, erased = OnErasure.KEEP, OnErasure.UNLESS_DUTY
    register(
        AREA,
        Field("certificates.Certificate.person", ATTEST, on_erasure=kept, export=False),
        Field("certificates.Certificate.enrollment", ATTEST, on_erasure=kept, export=False),
        Field("certificates.Certificate.teaching", ATTEST, on_erasure=kept, export=False),
        Field(
            "certificates.Certificate.issuer", ATTEST, on_erasure=kept, path="issuer__legal_name"
        ),
        *(
            Field(f"certificates.Certificate.{name}", ATTEST, on_erasure=kept)
            for name in PRINTED.split()
        ),
        # The bytes carry the name: they go, and their hash stays (decision D8).
        Field("certificates.Certificate.file", ATTEST, on_erasure=erased, export=False),
        Field("certificates.SnapshotPerson.certificate", ATTEST, on_erasure=erased, export=False),
        Field("certificates.SnapshotPerson.printed_name", ATTEST, on_erasure=erased),
        Field("certificates.SnapshotPerson.cpf_masked", ATTEST, on_erasure=erased),
        Field("certificates.SnapshotPerson.staff_number", ATTEST, on_erasure=erased),
        Field(
            "certificates.CertificateEvent.by",
            PROOF,
            Basis.LEGAL_DUTY,
            on_erasure=kept,
            export=False,
        ),
    )
    register_eraser(_erase)
    _copies()
    _transcripts()
    _plain()


def _copies() -> None:
    register_table(
        AREA, "certificates.Certificate", owner="person", title="certificados", has_eraser=True
    )
    register_table(
        AREA,
        "certificates.SnapshotPerson",
        owner="certificate__person",
        title="como o nome foi impresso",
        has_eraser=True,
    )


def _erase(erasure: Erasure) -> None:
    """Take the name off every certificate and transcript of a person, and delete their files."""
    if erasure.keeps_name:
        return
    for certificate in Certificate.objects.filter(person__in=erasure.person_ids):
        certificates.erase_person(certificate=certificate, by=erasure.by)
        audit.forget_reasons([str(certificate.public_id)])
    for transcript in Transcript.objects.filter(person__in=erasure.person_ids):
        transcripts.erase_person(transcript=transcript, by=erasure.by)


def _transcripts() -> None:
    kept, erased = OnErasure.KEEP, OnErasure.UNLESS_DUTY
    register(
        AREA,
        Field("certificates.Transcript.person", STATE, on_erasure=kept, export=False),
        *(
            Field(f"certificates.Transcript.{name}", STATE, on_erasure=kept)
            for name in ("code", "minutes", "made_at")
        ),
        Field("certificates.Transcript.file", STATE, on_erasure=erased, export=False),
        # The entries are in the copy already, as the ledger's own.
        Field("certificates.Transcript.lines", STATE, on_erasure=kept, export=False),
        Field("certificates.TranscriptPerson.transcript", STATE, on_erasure=erased, export=False),
        Field("certificates.TranscriptPerson.printed_name", STATE, on_erasure=erased),
        Field("certificates.TranscriptPerson.cpf_masked", STATE, on_erasure=erased),
    )
    register_table(
        AREA,
        "certificates.Transcript",
        owner="person",
        title="históricos de horas",
        has_eraser=True,
    )
    register_table(
        AREA,
        "certificates.TranscriptPerson",
        owner="transcript__person",
        title="como o nome foi impresso no histórico",
        has_eraser=True,
    )


def _plain() -> None:
    register_plain("certificates.IssuerCounter", "issuer year last_number")
    register_plain(
        "certificates.Certificate",
        "public_id source_key snapshot_digest verify_host replaces file_sha256 seal_key_id "
        "seal_signature pdf_sealer queued_at",
    )
    register_plain(
        "certificates.PdfSealer",
        "fingerprint subject issuer level certificate_pem valid_from valid_until first_used_at",
    )
    register_plain(
        "certificates.Transcript",
        "public_id verify_host is_demo file_sha256 seal_key_id seal_signature pdf_sealer",
    )
    register_plain("certificates.CertificateHour", "certificate entry")
    register_plain("certificates.SnapshotPerson", "salt")
    register_plain("certificates.CertificateEvent", "certificate event reason at")
    register_plain("certificates.StatusPlace", "certificate issuer list_number position given_at")
    register_plain("certificates.CheckCount", "certificate on count")
    register_plain(
        "certificates.CheckReport", "code made_at totals file_sha256 seal_key_id seal_signature"
    )

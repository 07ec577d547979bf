"""The fields of ``certificates``: what was attested, and the erasable side that names (D8)."""

from certificates.issuing import services as certificates
from certificates.issuing.models import Certificate
from certificates.recognition import services as recognition
from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import WAITING
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
RECOGNISE = "reconhecer horas de cursos feitos em outra instituição, uma vez só"
DECLARED = (
    "issuer_name issuer_cnpj title declared_minutes starts_on ends_on validation_code"
    " validation_address submitted_at"
)
DECIDED = (
    "state checked_at decided_at accepted_minutes modality action_kind refusal_reason annulled_at"
)
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
        *(
            Field(name, PROOF, Basis.LEGAL_DUTY, on_erasure=kept, export=False)
            for name in ("certificates.CertificateEvent.by", "certificates.Layout.made_by")
        ),
    )
    register_eraser(_erase)
    _copies()
    _transcripts()
    _recognitions()
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


def _recognitions() -> None:
    kept, erased = OnErasure.KEEP, OnErasure.UNLESS_DUTY
    table = "certificates.ExternalCredential"
    register(
        AREA,
        Field(f"{table}.person", RECOGNISE, on_erasure=kept, export=False),
        Field(f"{table}.link", RECOGNISE, on_erasure=kept, path="link__employer__legal_name"),
        *(Field(f"{table}.{name}", RECOGNISE, on_erasure=kept) for name in DECLARED.split()),
        *(Field(f"{table}.{name}", RECOGNISE, on_erasure=kept) for name in DECIDED.split()),
        Field(f"{table}.note", RECOGNISE, on_erasure=erased),
        Field(f"{table}.annulment_note", RECOGNISE, on_erasure=erased),
        Field(f"{table}.decided_by", PROOF, Basis.LEGAL_DUTY, on_erasure=kept, export=False),
        Field("certificates.ProofFile.person", RECOGNISE, on_erasure=kept, export=False),
        # The bytes go, and their hash stays, that nobody sends them again as new (D8).
        Field("certificates.ProofFile.file", RECOGNISE, on_erasure=erased, export=False, years=2),
        Field("certificates.ProofFile.preview", RECOGNISE, on_erasure=erased, export=False),
        *(
            Field(f"certificates.ProofFile.{name}", RECOGNISE, on_erasure=kept)
            for name in ("sha256", "media_type", "size", "pages", "uploaded_at")
        ),
        Field("certificates.CredentialCheck.credential", RECOGNISE, export=False),
        Field("certificates.CredentialCheck.finding", RECOGNISE, on_erasure=erased),
        Field("certificates.CredentialCheck.detail", RECOGNISE, on_erasure=erased),
    )
    register_eraser(_erase_recognitions)
    register_table(AREA, table, owner="person", title="certificados de fora", has_eraser=True)
    register_table(
        AREA,
        "certificates.ProofFile",
        owner="person",
        title="arquivos de certificados de fora",
        has_eraser=True,
    )
    register_table(
        AREA,
        "certificates.CredentialCheck",
        owner="credential__person",
        title="o que vimos nos arquivos de fora",
        has_eraser=True,
    )


def _erase_recognitions(erasure: Erasure) -> None:
    """Take back what waits, and delete drafts; where no law keeps them, the files and notes too."""
    rows = ExternalCredential.objects.filter(person__in=erasure.person_ids)
    recognition.forget_drafts(person_ids=erasure.person_ids)
    for credential in rows.filter(state__in=WAITING):
        recognition.withdraw(credential=credential, by=erasure.by)
    if erasure.keeps_name:
        return
    for credential in rows:
        recognition.erase_file(credential=credential, by=erasure.by)
        audit.forget_reasons([str(credential.public_id)])


def _plain() -> None:
    register_plain("certificates.ExternalCredential", "public_id proof issuer_key code_key")
    register_plain("certificates.ProofFile", "public_id")
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
    # Who signs for an issuer does so in its name, and may be nobody whom the service knows.
    register_plain(
        "certificates.Layout",
        "public_id issuer version main_colour accent_colour logo signatures opening closing "
        "look_digest copy_of made_at",
    )
    register_plain("certificates.SnapshotPerson", "salt")
    register_plain("certificates.CertificateEvent", "certificate event reason at")
    register_plain("certificates.StatusPlace", "certificate issuer list_number position given_at")
    register_plain("certificates.CheckCount", "certificate on count")
    register_plain(
        "certificates.CheckReport", "code made_at totals file_sha256 seal_key_id seal_signature"
    )

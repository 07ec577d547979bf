"""Index of the tables of every area of ``certificates``."""

from certificates.badges.models import StatusPlace
from certificates.credentials.models import PdfSealer
from certificates.issuing.models import (
    Certificate,
    CertificateEvent,
    CertificateHour,
    IssuerCounter,
    SnapshotPerson,
)
from certificates.layouts.models import Layout
from certificates.recognition.models import CredentialCheck, ExternalCredential, ProofFile
from certificates.transcripts.models import Transcript, TranscriptPerson
from certificates.verifying.models import CheckCount, CheckReport

__all__ = [
    "Certificate",
    "CertificateEvent",
    "CertificateHour",
    "CheckCount",
    "CheckReport",
    "CredentialCheck",
    "ExternalCredential",
    "IssuerCounter",
    "Layout",
    "PdfSealer",
    "ProofFile",
    "SnapshotPerson",
    "StatusPlace",
    "Transcript",
    "TranscriptPerson",
]

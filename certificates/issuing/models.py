"""Certificates, their numbers, their erasable side and their events (D6, D8, D9, D14, D23)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q

from certificates.credentials.models import PdfSealer, SealedFile
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.snapshot.rules import CertificateType
from courses.enrollments.models import Enrollment
from courses.hours.models import HourEntry
from courses.offerings.models import OfferingFacilitator
from lms.common.appendonly import AppendOnlyModel, protect
from lms.organizations.models import Organization
from lms.people.models import Person


def private_storage() -> Storage:
    """Return the storage that no address reaches without a permission check."""
    return storages["private"]


def file_path(certificate: "Certificate", _file_name: str) -> str:
    """Return where a certificate's file is kept: nothing in it tells of the person."""
    name = str(certificate.public_id)
    return f"certificates/{name[:2]}/{name}.pdf"


class IssuerCounter(models.Model):
    """The last number given by an issuer in a civil year of its zone."""

    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", verbose_name="emissor"
    )
    year = models.PositiveSmallIntegerField("ano")
    last_number = models.PositiveIntegerField("último número", default=0)

    class Meta:
        verbose_name = "contador do emissor"
        verbose_name_plural = "contadores dos emissores"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "year"], name="counter_once_a_year")
        ]


END_REASONS = [*RevocationReason.choices, *ReplacementReason.choices]
FROZEN = (
    "public_id",
    "code",
    "issuer",
    "year",
    "number",
    "certificate_type",
    "person",
    "enrollment",
    "teaching",
    "source_key",
    "snapshot",
    "snapshot_digest",
    "verify_host",
    "replaces",
    "queued_at",
)


@protect(frozen=FROZEN)
class Certificate(SealedFile):
    """One certificate. Every printed fact stands in ``snapshot``; the name in a side row.

    It comes from one cause: an ``enrollment`` completed, or ``teaching`` confirmed.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField("código", max_length=17, unique=True)
    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="certificates", verbose_name="emissor"
    )
    year = models.PositiveSmallIntegerField("ano")
    number = models.PositiveIntegerField("número")
    certificate_type = models.CharField("tipo", max_length=16, choices=CertificateType.choices)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="certificates", verbose_name="pessoa"
    )
    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,
        related_name="certificates",
        null=True,
        blank=True,
        verbose_name="matrícula",
    )
    teaching = models.ForeignKey(
        OfferingFacilitator,
        on_delete=models.PROTECT,
        related_name="certificates",
        null=True,
        blank=True,
        verbose_name="o que ensinou",
    )
    source_key = models.CharField("chave da origem", max_length=120, unique=True)
    snapshot = models.TextField("retrato")
    snapshot_digest = models.CharField("resumo do retrato", max_length=64)
    verify_host = models.CharField("endereço impresso", max_length=120)
    status = models.CharField(
        "situação",
        max_length=8,
        choices=CertificateStatus.choices,
        default=CertificateStatus.QUEUED,
    )
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacement",
        verbose_name="substitui",
    )
    file = models.FileField("arquivo", upload_to=file_path, storage=private_storage, blank=True)
    # Who signed inside the file; nobody, where there was no key for it.
    pdf_sealer = models.ForeignKey(
        PdfSealer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
        verbose_name="chave do PDF",
    )
    queued_at = models.DateTimeField("preparado em")
    issued_at = models.DateTimeField("emitido em", null=True, blank=True)
    ended_at = models.DateTimeField("deixou de valer em", null=True, blank=True)
    end_reason = models.CharField("motivo público", max_length=20, blank=True, choices=END_REASONS)

    class Meta:
        verbose_name = "certificado"
        verbose_name_plural = "certificados"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issuer", "year", "number"], name="certificate_number_unique"
            ),
            models.CheckConstraint(
                condition=Q(status="queued", issued_at__isnull=True, file_sha256="")
                | (~Q(status="queued") & Q(issued_at__isnull=False) & ~Q(file_sha256="")),
                name="certificate_issued_has_file",
            ),
            models.CheckConstraint(
                condition=Q(enrollment__isnull=False, teaching__isnull=True)
                | Q(enrollment__isnull=True, teaching__isnull=False),
                name="certificate_has_one_cause",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-queued_at"], name="certificate_of_person"),
            models.Index(fields=["issuer", "-queued_at"], name="certificate_of_issuer"),
            models.Index(
                fields=["file_sha256"], name="certificate_of_file", condition=~Q(file_sha256="")
            ),
        ]


@protect()
class CertificateHour(AppendOnlyModel):
    """That a certificate attests an entry of the ledger (decision D3)."""

    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="hours", verbose_name="certificado"
    )
    entry = models.ForeignKey(
        HourEntry, on_delete=models.PROTECT, related_name="attested_by", verbose_name="lançamento"
    )

    class Meta:
        verbose_name = "horas atestadas"
        verbose_name_plural = "horas atestadas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["certificate", "entry"], name="attested_once")
        ]


class SnapshotPerson(models.Model):
    """The printed name and masked CPF: erasable; the snapshot keeps their salted digest (D8)."""

    certificate = models.OneToOneField(
        Certificate,
        on_delete=models.PROTECT,
        related_name="printed_person",
        verbose_name="certificado",
    )
    printed_name = models.CharField("nome impresso", max_length=200)
    cpf_masked = models.CharField("CPF mascarado", max_length=14)
    staff_number = models.CharField("matrícula funcional", max_length=30, blank=True)
    salt = models.CharField("sal", max_length=64)

    class Meta:
        verbose_name = "pessoa impressa"
        verbose_name_plural = "pessoas impressas"


@protect()
class CertificateEvent(AppendOnlyModel):
    """What happened to a certificate: issued, replaced, revoked."""

    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="events", verbose_name="certificado"
    )
    event = models.CharField("evento", max_length=8, choices=CertificateStatus.choices)
    reason = models.CharField("motivo público", max_length=20, blank=True, choices=END_REASONS)
    at = models.DateTimeField("quando")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="quem",
    )

    class Meta:
        verbose_name = "evento do certificado"
        verbose_name_plural = "eventos do certificado"

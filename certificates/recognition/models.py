"""Certificates from elsewhere, their files, and what was found in them (domain.md §3.4)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from certificates.issuing.models import private_storage
from certificates.recognition.rules import CredentialState, Finding, MediaType, RefusalReason
from courses.hours.rules import ActionKind, Modality
from lms.common.appendonly import protect
from lms.people.models import EmploymentLink, Person


def file_path(proof: "ProofFile", _file_name: str) -> str:
    """Return where a file is kept: nothing in it tells of the person."""
    name = str(proof.public_id)
    return f"recognition/{name[:2]}/{name}"


def preview_path(proof: "ProofFile", _file_name: str) -> str:
    """Return where the picture of a file's first page is kept."""
    return f"{file_path(proof, '')}.jpg"


class ProofFile(models.Model):
    """A file that a person sent: a draft until a certificate is submitted with it.

    The bytes may go (D8); their hash stays.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="proof_files", verbose_name="pessoa"
    )
    file = models.FileField("arquivo", upload_to=file_path, storage=private_storage, blank=True)
    preview = models.FileField(
        "imagem da primeira página", upload_to=preview_path, storage=private_storage, blank=True
    )
    media_type = models.CharField("formato", max_length=40, choices=MediaType.choices)
    size = models.PositiveIntegerField("tamanho em bytes")
    pages = models.PositiveSmallIntegerField("páginas")
    sha256 = models.CharField("resumo do arquivo", max_length=64, db_index=True)
    uploaded_at = models.DateTimeField("enviado em")

    class Meta:
        verbose_name = "arquivo de certificado de fora"
        verbose_name_plural = "arquivos de certificados de fora"


FROZEN = (
    "public_id",
    "person",
    "link",
    "proof",
    "issuer_name",
    "issuer_cnpj",
    "title",
    "declared_minutes",
    "starts_on",
    "ends_on",
    "validation_code",
    "validation_address",
    "submitted_at",
)


@protect(frozen=FROZEN)
class ExternalCredential(models.Model):
    """A certificate from elsewhere, as its person declared it, and what was decided on it.

    What was declared never changes: whoever erred withdraws it and sends another. ``link`` says
    which employer decides.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="external_credentials", verbose_name="pessoa"
    )
    link = models.ForeignKey(
        EmploymentLink,
        on_delete=models.PROTECT,
        related_name="external_credentials",
        verbose_name="vínculo",
    )
    proof = models.OneToOneField(
        ProofFile, on_delete=models.PROTECT, related_name="credential", verbose_name="arquivo"
    )
    issuer_name = models.CharField("instituição", max_length=200)
    issuer_cnpj = models.CharField("CNPJ da instituição", max_length=14, blank=True)
    issuer_key = models.CharField("chave da instituição", max_length=200, editable=False)
    title = models.CharField("curso", max_length=200)
    declared_minutes = models.PositiveIntegerField("minutos declarados")
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim")
    validation_code = models.CharField("código de validação", max_length=80, blank=True)
    code_key = models.CharField("chave do código", max_length=80, blank=True, editable=False)
    validation_address = models.CharField("endereço de validação", max_length=300, blank=True)
    state = models.CharField("situação", max_length=10, choices=CredentialState.choices)
    submitted_at = models.DateTimeField("enviado em")
    checked_at = models.DateTimeField("conferido em", null=True)
    decided_at = models.DateTimeField("decidido em", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="decidido por",
    )
    accepted_minutes = models.PositiveIntegerField("minutos reconhecidos", null=True)
    modality = models.CharField("modalidade", max_length=12, choices=Modality.choices, blank=True)
    action_kind = models.CharField(
        "tipo de ação", max_length=16, choices=ActionKind.choices, blank=True
    )
    refusal_reason = models.CharField(
        "motivo da recusa", max_length=16, choices=RefusalReason.choices, blank=True
    )
    note = models.TextField("recado do RH", max_length=1000, blank=True)
    annulled_at = models.DateTimeField("anulado em", null=True)
    annulment_note = models.TextField("motivo da anulação", max_length=1000, blank=True)

    class Meta:
        verbose_name = "certificado de fora"
        verbose_name_plural = "certificados de fora"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(declared_minutes__gt=0), name="credential_declares_minutes"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="credential_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(accepted_minutes__isnull=True)
                | Q(accepted_minutes__gt=0, accepted_minutes__lte=F("declared_minutes")),
                name="credential_accepts_what_was_declared",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "annulled"], accepted_minutes__isnull=False)
                | (~Q(state__in=["accepted", "annulled"]) & Q(accepted_minutes__isnull=True)),
                name="credential_minutes_where_accepted",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-submitted_at"], name="credential_of_person"),
            models.Index(fields=["link", "state", "submitted_at"], name="credential_of_link"),
            models.Index(fields=["code_key"], name="credential_code", condition=~Q(code_key="")),
        ]


class CredentialCheck(models.Model):
    """One thing that our own check found in the file.

    ``detail`` is what it is about: a host, a code of ours, a signer's name.
    """

    credential = models.ForeignKey(
        ExternalCredential,
        on_delete=models.PROTECT,
        related_name="checks",
        verbose_name="certificado de fora",
    )
    finding = models.CharField("achado", max_length=20, choices=Finding.choices)
    detail = models.CharField("sobre o quê", max_length=200, blank=True)

    class Meta:
        verbose_name = "conferência de certificado de fora"
        verbose_name_plural = "conferências de certificados de fora"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["credential", "finding", "detail"], name="check_found_once"
            )
        ]

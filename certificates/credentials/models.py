"""What proves files: their seal, and whose keys have signed inside, which outlives the key."""

from typing import ClassVar

from django.db import models

from certificates.snapshot.rules import SignatureLevel
from lms.common.appendonly import AppendOnlyModel, protect


@protect()
class PdfSealer(AppendOnlyModel):
    """A key that has signed certificates' files, by its own certificate; never the key itself."""

    fingerprint = models.CharField("impressão digital", max_length=64, unique=True)
    subject = models.CharField("de quem é", max_length=200)
    issuer = models.CharField("quem garante", max_length=200)
    level = models.CharField("nível da assinatura", max_length=9, choices=SignatureLevel.choices)
    certificate_pem = models.TextField("certificado digital")
    valid_from = models.DateTimeField("vale de")
    valid_until = models.DateTimeField("vale até")
    first_used_at = models.DateTimeField("usada pela primeira vez em")

    class Meta:
        verbose_name = "chave que assina PDF"
        verbose_name_plural = "chaves que assinam PDF"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(level=SignatureLevel.QUALIFIED),
                name="sealer_is_never_qualified",
            )
        ]


class SealedFile(models.Model):
    """What proves a stored file of ours: its digest, and the seal over it; empty until it is stored.

    A report of checks, of which no file is stored, has all three from the start and its own fields.
    """

    file_sha256 = models.CharField("resumo do arquivo", max_length=64, blank=True)
    seal_key_id = models.CharField("chave do selo", max_length=32, blank=True)
    seal_signature = models.CharField("selo", max_length=120, blank=True)

    class Meta:
        abstract = True

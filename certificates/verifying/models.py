"""How often a certificate was checked, and what proves the reports of checks."""

from typing import ClassVar

from django.db import models

from certificates.issuing.models import Certificate
from lms.common.appendonly import AppendOnlyModel, protect


class CheckCount(models.Model):
    """Checks of one certificate on one day (UTC); not who checked."""

    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="checks", verbose_name="certificado"
    )
    on = models.DateField("dia")
    count = models.PositiveIntegerField("conferências", default=0)

    class Meta:
        verbose_name = "conferências"
        verbose_name_plural = "conferências"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["certificate", "on"], name="checks_once_a_day")
        ]


@protect()
class CheckReport(AppendOnlyModel):
    """A sealed report of a batch: what proves its file, and no more.

    Neither the file nor the list is kept, for they name hundreds of people. Who asked, if they were
    signed in, stands in the audit.
    """

    code = models.CharField("código", max_length=17, unique=True)
    made_at = models.DateTimeField("feito em")
    totals = models.JSONField("quantos de cada resultado", default=dict)
    file_sha256 = models.CharField("resumo do arquivo", max_length=64, unique=True)
    seal_key_id = models.CharField("chave do selo", max_length=32)
    seal_signature = models.CharField("selo", max_length=120)

    class Meta:
        verbose_name = "relatório de conferência"
        verbose_name_plural = "relatórios de conferência"

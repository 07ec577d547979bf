"""How often a certificate was checked."""

from typing import ClassVar

from django.db import models

from certificates.issuing.models import Certificate


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

"""Where the status of each portable credential stands in its issuer's lists."""

from typing import ClassVar

from django.db import models

from certificates.issuing.models import Certificate
from lms.common.appendonly import AppendOnlyModel, protect
from lms.organizations.models import Organization


@protect()
class StatusPlace(AppendOnlyModel):
    """The bit of a certificate that its person has taken along; drawn by chance, never given twice.

    The number of the certificate would tell who counts them which ones were revoked (D22).
    """

    certificate = models.OneToOneField(
        Certificate,
        on_delete=models.PROTECT,
        related_name="status_place",
        verbose_name="certificado",
    )
    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", verbose_name="emissor"
    )
    list_number = models.PositiveIntegerField("lista")
    position = models.PositiveIntegerField("lugar")
    given_at = models.DateTimeField("dado em")

    class Meta:
        verbose_name = "lugar na lista de situações"
        verbose_name_plural = "lugares nas listas de situações"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issuer", "list_number", "position"], name="status_place_once"
            )
        ]

"""Versions of a layout. They are kept for ever: certificates are rendered from them again.

The logo stands in the row and not in a file (decision D5 is about what is sent as it came): it is
made anew at upload, small, and a certificate that waits for its file must find version and logo
together after a power cut and after a restore.
"""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from certificates.layouts.rules import Design
from certificates.snapshot.rules import MAX_LINE_LENGTH, LayoutUsed, Signature, SignatureLevel
from lms.common.appendonly import AppendOnlyModel, protect
from lms.organizations.models import Organization


@protect()
class Layout(AppendOnlyModel):
    """One version of an issuer's layout; the one with the highest number is in use.

    ``signatures`` is a list of ``{"name", "post", "signed_on"}``, the day in ISO.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    issuer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="layouts", verbose_name="emissor"
    )
    version = models.PositiveSmallIntegerField("versão")
    main_colour = models.CharField("cor principal", max_length=7)
    accent_colour = models.CharField("cor de destaque", max_length=7)
    logo = models.BinaryField("logotipo", blank=True)
    signatures = models.JSONField("assinaturas", default=list, blank=True)
    opening = models.CharField("texto do alto", max_length=MAX_LINE_LENGTH, blank=True)
    closing = models.CharField("texto do fim", max_length=MAX_LINE_LENGTH, blank=True)
    look_digest = models.CharField("resumo do aspecto", max_length=64)
    # The version that somebody went back to; nothing where the form was filled in.
    copy_of = models.PositiveSmallIntegerField("volta à versão", null=True, blank=True)
    made_at = models.DateTimeField("guardada em")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="quem"
    )

    class Meta:
        verbose_name = "modelo do certificado"
        verbose_name_plural = "modelos do certificado"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "version"], name="layout_version_once")
        ]

    @property
    def signed(self) -> tuple[Signature, ...]:
        """Return who signs."""
        return tuple(
            Signature(
                name=one["name"],
                post=one["post"],
                signed_on=date.fromisoformat(one["signed_on"]),
                level=SignatureLevel.SIMPLE,
            )
            for one in self.signatures
        )

    @property
    def design(self) -> Design:
        """Return what this version holds."""
        return Design(
            main=self.main_colour,
            accent=self.accent_colour,
            logo=bytes(self.logo),
            signatures=self.signed,
            opening=self.opening,
            closing=self.closing,
        )

    @property
    def used(self) -> LayoutUsed:
        """Return how a snapshot names this version."""
        return LayoutUsed(
            public_id=str(self.public_id), version=self.version, digest=self.look_digest
        )

"""Tables of the audit: events, their erasable side, and the chain that seals them."""

import uuid

from django.conf import settings
from django.db import models

from lms.common.appendonly import AppendOnlyModel, protect


@protect()
class AuditEvent(AppendOnlyModel):
    """One decision. ``data`` holds ids and codes, never a name, a CPF or free text."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    action = models.CharField("ação", max_length=80)
    object_type = models.CharField("tipo do objeto", max_length=80)
    object_id = models.CharField("objeto", max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="quem",
    )
    at = models.DateTimeField("quando")
    organization_id = models.BigIntegerField("organização", null=True)
    data = models.JSONField("dados", default=dict)
    private_digest = models.CharField("resumo da parte apagável", max_length=64, blank=True)

    class Meta:
        verbose_name = "evento de auditoria"
        verbose_name_plural = "eventos de auditoria"
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_event_object"),
            models.Index(fields=["organization_id", "-at"], name="audit_event_organization"),
        ]


class AuditPrivate(models.Model):
    """The part of an event that can be erased: free text. The event keeps its salted digest."""

    event = models.OneToOneField(
        AuditEvent, on_delete=models.PROTECT, related_name="private", verbose_name="evento"
    )
    reason = models.TextField("motivo")
    salt = models.CharField("sal", max_length=32)

    class Meta:
        verbose_name = "texto de auditoria"
        verbose_name_plural = "textos de auditoria"


@protect()
class AuditLink(AppendOnlyModel):
    """One link of the chain: the event's digest over its content and the link before."""

    event = models.OneToOneField(
        AuditEvent, on_delete=models.PROTECT, related_name="link", verbose_name="evento"
    )
    position = models.BigIntegerField("posição", unique=True)
    previous = models.CharField("resumo anterior", max_length=64)
    digest = models.CharField("resumo", max_length=64)
    sealed_at = models.DateTimeField("selado em")

    class Meta:
        verbose_name = "elo da auditoria"
        verbose_name_plural = "elos da auditoria"


class AuditChain(models.Model):
    """One row: the end of the chain, locked while events are sealed."""

    last_position = models.BigIntegerField("última posição", default=0)
    last_digest = models.CharField("último resumo", max_length=64, blank=True)

    class Meta:
        verbose_name = "corrente da auditoria"
        verbose_name_plural = "correntes da auditoria"

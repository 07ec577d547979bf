"""The table of notices."""

import uuid

from django.db import models

from lms.people.models import Person


class Notice(models.Model):
    """One sentence to one person. ``notice_kind`` names the template in the registry."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="notices", verbose_name="pessoa"
    )
    notice_kind = models.CharField("assunto", max_length=60)
    text = models.CharField("texto", max_length=300)
    path = models.CharField("endereço", max_length=200, blank=True)
    created_at = models.DateTimeField("criado em")
    read_at = models.DateTimeField("lido em", null=True)

    class Meta:
        verbose_name = "aviso"
        verbose_name_plural = "avisos"
        indexes = [models.Index(fields=["person", "-created_at"], name="notice_inbox")]

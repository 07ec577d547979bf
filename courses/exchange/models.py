"""A file of questions that was read, until its author brings what is good into a draft."""

import uuid

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from lms.people.models import User


class QuestionImport(models.Model):
    """What a file said, line by line; the file itself is not kept.

    ``page`` is a lesson, or a course whose bank takes the questions. ``items`` holds :class:`courses.exchange.items.Item` as JSON, ``notes`` sentences about the
    whole file.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name="aula ou curso"
    )
    read_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="lido por"
    )
    read_at = models.DateTimeField("lido em", default=timezone.now)
    source_format = models.CharField("formato", max_length=20)
    notes = models.JSONField("avisos", default=list)
    items = models.JSONField("perguntas")
    brought_at = models.DateTimeField("levado para o rascunho em", null=True, blank=True)

    class Meta:
        verbose_name = "importação de perguntas"
        verbose_name_plural = "importações de perguntas"

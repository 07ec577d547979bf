"""The ledger of hours (decision D3, domain.md §3.4)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from courses.hours.rules import ActionKind, Capacity, Modality
from lms.common.appendonly import AppendOnlyModel, protect
from lms.people.models import Person


@protect()
class HourEntry(AppendOnlyModel):
    """Signed minutes credited to a person. A correction is a new row that reverses this one."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="hour_entries", verbose_name="pessoa"
    )
    minutes = models.IntegerField("minutos")
    modality = models.CharField("modalidade", max_length=12, choices=Modality.choices)
    action_kind = models.CharField("tipo de ação", max_length=16, choices=ActionKind.choices)
    capacity = models.CharField("na condição de", max_length=12, choices=Capacity.choices)
    theme = models.CharField("tema", max_length=80, blank=True)
    title = models.CharField("de onde vem", max_length=200)
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim")
    source_key = models.CharField("chave da origem", max_length=120, unique=True)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name="estorna",
    )
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="lançado por",
    )
    posted_at = models.DateTimeField("lançado em")

    class Meta:
        verbose_name = "lançamento de horas"
        verbose_name_plural = "lançamentos de horas"
        constraints = [
            models.CheckConstraint(condition=~Q(minutes=0), name="hours_not_zero"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, reverses__isnull=True)
                | Q(minutes__lt=0, reverses__isnull=False),
                name="hours_negative_only_to_reverse",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="hours_end_after_start"
            ),
        ]
        indexes = [models.Index(fields=["person", "-posted_at"], name="hours_of_person")]

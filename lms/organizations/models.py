"""Organizations and their facilities (decision D2)."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from lms.territory.models import Municipality, State


class OrganizationKind(models.TextChoices):
    """What an organization is."""

    MUNICIPAL_HEALTH_DEPARTMENT = "municipal", "secretaria municipal de saúde"
    STATE_HEALTH_DEPARTMENT = "state", "secretaria estadual de saúde"
    HOSPITAL = "hospital", "hospital"
    SCHOOL = "school", "instituição de ensino"
    PLATFORM = "platform", "plataforma"
    OTHER = "other", "outra"


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Filters of one table."""

    def of_kind(self, kind: OrganizationKind) -> Self:
        """Keep the organizations of one kind."""
        return self.filter(kind=kind)


class Organization(models.Model):
    """An employer, an issuer of certificates, a school; often all of them."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("tipo", max_length=12, choices=OrganizationKind.choices)
    legal_name = models.CharField("nome oficial", max_length=200)
    short_name = models.CharField("nome curto", max_length=80)
    sort_key = models.CharField("chave de ordem", max_length=200, db_index=True, editable=False)
    cnpj = models.CharField("CNPJ", max_length=14, unique=True, null=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, verbose_name="município"
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, verbose_name="estado"
    )
    time_zone = models.CharField("fuso horário", max_length=40)
    creation_act = models.CharField("ato de criação", max_length=200, blank=True)
    address = models.CharField("endereço", max_length=200, blank=True)
    contact = models.CharField("contato público", max_length=200, blank=True)
    created_at = models.DateTimeField("criada em")

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = "organização"
        verbose_name_plural = "organizações"
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="platform"), name="organization_one_platform"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(kind="municipal"),
                name="organization_one_department_a_municipality",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name


class Facility(models.Model):
    """A health facility, by its CNES number."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="facilities",
        verbose_name="organização",
    )
    cnes = models.CharField("CNES", max_length=7, unique=True)
    name = models.CharField("nome", max_length=160)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, verbose_name="município"
    )

    class Meta:
        verbose_name = "unidade de saúde"
        verbose_name_plural = "unidades de saúde"

    def __str__(self) -> str:
        return self.name

"""Tables of the territory: states, municipalities, health regions and who belonged to them when."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

IBGE_CODE_LENGTH = 7
UF_LENGTH = 2


class State(models.Model):
    """A unit of the federation, by IBGE's two-digit code."""

    code = models.PositiveSmallIntegerField("código do IBGE", primary_key=True)
    uf = models.CharField("sigla", max_length=UF_LENGTH, unique=True)
    name = models.CharField("nome", max_length=40)

    class Meta:
        verbose_name = "estado"
        verbose_name_plural = "estados"
        ordering = ["uf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__gte=11, code__lte=53), name="state_code_is_ibge"
            ),
            models.CheckConstraint(
                condition=Exact(Length("uf"), UF_LENGTH), name="state_uf_has_two_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality, by IBGE's seven-digit code.

    Brasília and Fernando de Noronha are rows too, as in IBGE's own table. ``time_zone`` is an
    IANA name: civil dates of the municipality are dates there.
    """

    code = models.CharField("código do IBGE", max_length=IBGE_CODE_LENGTH, primary_key=True)
    name = models.CharField("nome", max_length=80)
    sort_key = models.CharField("chave de ordenação", max_length=80, db_index=True, editable=False)
    slug = models.SlugField("endereço", max_length=80, db_index=False)
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="municipalities", verbose_name="estado"
    )
    is_capital = models.BooleanField("é capital", default=False)
    time_zone = models.CharField("fuso horário", max_length=40)

    class Meta:
        verbose_name = "município"
        verbose_name_plural = "municípios"
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("code"), IBGE_CODE_LENGTH),
                name="municipality_code_has_seven_digits",
            ),
            models.UniqueConstraint(
                fields=["state", "slug"], name="municipality_slug_unique_in_state"
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(is_capital=True), name="municipality_one_capital"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HealthRegion(models.Model):
    """A group of municipalities of one state that plan health together (CIR, CIES)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField("código", max_length=6)
    name = models.CharField("nome", max_length=120)
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="health_regions", verbose_name="estado"
    )

    class Meta:
        verbose_name = "região de saúde"
        verbose_name_plural = "regiões de saúde"
        ordering = ["name", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "code"], name="health_region_code_unique_in_state"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HealthRegionMembershipQuerySet(models.QuerySet["HealthRegionMembership"]):
    """Filters by date."""

    def on(self, day: date) -> Self:
        """Keep the memberships in force on ``day``; both ends count."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class HealthRegionMembership(models.Model):
    """The time during which a municipality belongs to a health region; ``ends_on`` included."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="region_memberships",
        verbose_name="município",
    )
    region = models.ForeignKey(
        HealthRegion,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name="região de saúde",
    )
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim", null=True, blank=True)

    objects = HealthRegionMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "município na região de saúde"
        verbose_name_plural = "municípios nas regiões de saúde"
        ordering = ["municipality", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="region_membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["municipality", "starts_on"], name="region_membership_one_start_a_day"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(ends_on=None),
                name="region_membership_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} → {self.region_id}"

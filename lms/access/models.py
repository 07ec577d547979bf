"""The table of grants."""

import uuid
from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from lms.access.rules import Role
from lms.organizations.models import Facility, Organization
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality, State

SCOPE_FIELDS = ("state", "health_region", "municipality", "organization", "facility", "row_id")


def _exactly_one_scope() -> Q:
    """Return the condition that one scope column is set and the others are not."""
    condition = Q()
    for chosen in SCOPE_FIELDS:
        empty = {f"{field}__isnull": field != chosen for field in SCOPE_FIELDS}
        condition |= Q(**empty)
    return condition


def in_region_with(municipality: Q, *, on: date) -> Q:
    """Return the condition that a grant's health region has a municipality of a kind.

    Args:
        municipality: the condition, asked of a membership: ``Q(municipality__state=13)``.
        on: the civil date on which it belongs to the region.
    """
    members = HealthRegionMembership.objects.on(on).filter(municipality)
    return Q(health_region__in=members.values("region"))


class GrantQuerySet(models.QuerySet["Grant"]):
    """Filters of one table."""

    def in_force(self, now: datetime) -> Self:
        """Keep the grants that hold at ``now``."""
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=now), since__lte=now, revoked_at__isnull=True
        )

    def not_ended(self, now: datetime) -> Self:
        """Keep the grants that hold at ``now``, and those that are still to begin."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=now), revoked_at__isnull=True)

    def ended(self, now: datetime) -> Self:
        """Keep the grants that were taken back, and those whose time is over."""
        return self.filter(Q(until__lte=now) | Q(revoked_at__isnull=False))


class Grant(models.Model):
    """A role of one user in exactly one scope (decision D2), for a time (decision D18)."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="grants",
        verbose_name="usuário",
    )
    role = models.CharField("papel", max_length=24, choices=Role.choices)
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, verbose_name="estado"
    )
    health_region = models.ForeignKey(
        HealthRegion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="região de saúde",
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, verbose_name="município"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, verbose_name="organização"
    )
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, verbose_name="unidade"
    )
    row_area = models.CharField("área da linha", max_length=24, blank=True)
    row_id = models.UUIDField("linha", null=True, blank=True)
    since = models.DateTimeField("desde")
    until = models.DateTimeField("até", null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="concedido por",
    )
    revoked_at = models.DateTimeField("retirado em", null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "concessão"
        verbose_name_plural = "concessões"
        constraints = [
            models.CheckConstraint(condition=_exactly_one_scope(), name="grant_exactly_one_scope"),
            models.CheckConstraint(
                condition=Q(row_id__isnull=True, row_area="")
                | (Q(row_id__isnull=False) & ~Q(row_area="")),
                name="grant_row_has_area",
            ),
        ]
        indexes = [models.Index(fields=["user", "revoked_at"], name="grant_user")]

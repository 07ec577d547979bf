"""Offerings, who leads them and what they require."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from courses.catalogue.models import Edition, EditionLesson
from courses.hours.rules import Capacity
from courses.offerings.rules import (
    NOT_YET_PUBLIC,
    TAKES_ENROLLMENTS,
    TEACHES,
    CompletesOn,
    OfferingState,
    RequirementKind,
    TeachingState,
)
from lms.organizations.models import Organization
from lms.people.models import Person, User


class OfferingQuerySet(models.QuerySet["Offering"]):
    """Filters of one table."""

    def taking_enrollments(self, on: date) -> Self:
        """Keep those that take people in on a civil date."""
        return self.filter(state__in=sorted(TAKES_ENROLLMENTS), ends_on__gte=on)

    def public(self) -> Self:
        """Keep those that were opened at some time, whatever became of them."""
        return self.exclude(state__in=sorted(NOT_YET_PUBLIC))


class Offering(models.Model):
    """One run of an edition by its host. ``seats_taken`` is moved under a lock only.

    ``partners`` are the names of the institutions that give it with the host, as printed.
    ``closed_at`` is when its coordination closed it; what happened before still counts, even if
    the enrollments get their outcomes a little later.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="offerings", verbose_name="edição"
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="offerings",
        verbose_name="quem oferece",
    )
    title = models.CharField("nome da turma", max_length=120)
    state = models.CharField(
        "situação", max_length=10, choices=OfferingState.choices, default=OfferingState.DRAFT
    )
    seats = models.PositiveIntegerField("vagas")
    seats_taken = models.PositiveIntegerField("vagas ocupadas", default=0)
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim")
    completes_on = models.CharField(
        "conclusão",
        max_length=8,
        choices=CompletesOn.choices,
        default=CompletesOn.LAST_FULFILMENT,
    )
    place = models.CharField("lugar", max_length=160, blank=True)
    partners = models.JSONField("instituições parceiras", default=list, blank=True)
    closed_at = models.DateTimeField("encerrada em", null=True, blank=True)
    closed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="encerrada por",
    )
    created_at = models.DateTimeField("criada em")

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = "turma"
        verbose_name_plural = "turmas"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("seats")), name="offering_seats_not_oversold"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="offering_ends_after_it_starts"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organization", "state"], name="offering_of_host")
        ]


class FacilitatorQuerySet(models.QuerySet["OfferingFacilitator"]):
    """Filters of one table."""

    def standing(self) -> Self:
        """Keep those who teach: their hours were not annulled."""
        return self.exclude(state=TeachingState.ANNULLED)


class OfferingFacilitator(models.Model):
    """A person who leads an offering, with the title that the certificate prints.

    ``minutes`` are clock minutes taught, known once somebody else confirms them; from then on the
    row stays, annulled perhaps, for hours and a certificate come from it.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    offering = models.ForeignKey(
        Offering, on_delete=models.PROTECT, related_name="facilitators", verbose_name="turma"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name="pessoa"
    )
    title = models.CharField("titulação", max_length=120, blank=True)
    capacity = models.CharField(
        "na condição de",
        max_length=12,
        choices=[(capacity.value, capacity.label) for capacity in TEACHES],
        default=Capacity.FACILITATOR,
    )
    state = models.CharField(
        "situação", max_length=10, choices=TeachingState.choices, default=TeachingState.NAMED
    )
    minutes = models.PositiveIntegerField("minutos", null=True, blank=True)
    confirmed_at = models.DateTimeField("confirmada em", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="confirmada por",
    )

    objects = FacilitatorQuerySet.as_manager()

    class Meta:
        verbose_name = "quem ensina na turma"
        verbose_name_plural = "quem ensina nas turmas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["offering", "person"],
                condition=~Q(state=TeachingState.ANNULLED),
                name="facilitator_once",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=[*map(str, TEACHES)]), name="facilitator_teaches"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=TeachingState.NAMED,
                    minutes__isnull=True,
                    confirmed_at__isnull=True,
                    confirmed_by__isnull=True,
                )
                | (
                    ~Q(state=TeachingState.NAMED)
                    & Q(minutes__gt=0, confirmed_at__isnull=False, confirmed_by__isnull=False)
                ),
                name="facilitator_hours_were_confirmed",
            ),
        ]


class Requirement(models.Model):
    """One thing that completing an offering takes; made when the offering is created."""

    offering = models.ForeignKey(
        Offering, on_delete=models.PROTECT, related_name="requirements", verbose_name="turma"
    )
    requirement_kind = models.CharField("tipo", max_length=8, choices=RequirementKind.choices)
    lesson = models.ForeignKey(
        EditionLesson, on_delete=models.PROTECT, related_name="+", verbose_name="aula"
    )
    minimum_percent = models.PositiveSmallIntegerField("mínimo (%)", default=0)

    class Meta:
        verbose_name = "requisito"
        verbose_name_plural = "requisitos"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offering", "lesson"], name="requirement_once")
        ]

"""Enrollments and the facts that fulfil their requirements."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.offerings.models import Offering, Requirement
from lms.common.appendonly import AppendOnlyModel, protect
from lms.people.models import Person


class Enrollment(models.Model):
    """A person in an offering. At most one open enrollment of each."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    offering = models.ForeignKey(
        Offering, on_delete=models.PROTECT, related_name="enrollments", verbose_name="turma"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="enrollments", verbose_name="pessoa"
    )
    state = models.CharField(
        "situação",
        max_length=10,
        choices=EnrollmentState.choices,
        default=EnrollmentState.REQUESTED,
    )
    requested_at = models.DateTimeField("pedida em")
    confirmed_at = models.DateTimeField("confirmada em", null=True, blank=True)
    completed_at = models.DateTimeField("concluída em", null=True, blank=True)
    started_on = models.DateField("começou em", null=True, blank=True)
    completed_on = models.DateField("data da conclusão", null=True, blank=True)

    class Meta:
        verbose_name = "matrícula"
        verbose_name_plural = "matrículas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["offering", "person"],
                condition=Q(state__in=sorted([*IS_OPEN, EnrollmentState.COMPLETED])),
                name="enrollment_open_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-requested_at"], name="enrollment_of_person"),
            models.Index(
                fields=["offering", "state", "requested_at"], name="enrollment_waiting_list"
            ),
        ]


@protect()
class Fulfilment(AppendOnlyModel):
    """The fact that an enrollment fulfilled a requirement, pushed down by what observed it."""

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, related_name="fulfilments", verbose_name="matrícula"
    )
    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, related_name="+", verbose_name="requisito"
    )
    percent = models.PositiveSmallIntegerField("resultado (%)", null=True)
    source = models.CharField("origem", max_length=60)
    occurred_at = models.DateTimeField("aconteceu em")
    recorded_at = models.DateTimeField("registrado em")

    class Meta:
        verbose_name = "requisito cumprido"
        verbose_name_plural = "requisitos cumpridos"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "requirement"], name="fulfilment_once")
        ]

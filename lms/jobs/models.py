"""The table of jobs."""

import uuid

from django.db import models


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "aguarda"
    DONE = "done", "feito"
    FAILED = "failed", "falhou"


class Job(models.Model):
    """One handler to be run for one object, at least once; handlers are safe to run twice."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField("evento", max_length=80)
    handler = models.CharField("tarefa", max_length=120)
    object_id = models.BigIntegerField("objeto")
    state = models.CharField(
        "estado", max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
    attempts = models.PositiveSmallIntegerField("tentativas", default=0)
    created_at = models.DateTimeField("criado em")
    due_at = models.DateTimeField("para quando")
    finished_at = models.DateTimeField("terminado em", null=True)
    error = models.CharField("erro", max_length=200, blank=True)

    class Meta:
        verbose_name = "tarefa"
        verbose_name_plural = "tarefas"
        indexes = [
            models.Index(
                fields=["due_at"],
                name="job_waiting",
                condition=models.Q(state="waiting"),
            ),
            models.Index(fields=["due_at"], name="job_failed", condition=models.Q(state="failed")),
        ]


class Heartbeat(models.Model):
    """When each kind of process was last alive."""

    process = models.CharField("processo", max_length=40, unique=True)
    beat_at = models.DateTimeField("último sinal")

    class Meta:
        verbose_name = "sinal de vida"
        verbose_name_plural = "sinais de vida"

"""Progress, practice, attempts, and the events that phones send (decisions D4, D19)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from courses.catalogue.models import EditionLesson, EditionQuestion
from courses.enrollments.models import Enrollment
from lms.people.models import Person


class LessonProgress(models.Model):
    """How far an enrollment is in one lesson."""

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, related_name="progress", verbose_name="matrícula"
    )
    lesson = models.ForeignKey(
        EditionLesson, on_delete=models.PROTECT, related_name="+", verbose_name="aula"
    )
    opened_at = models.DateTimeField("aberta em")
    read_at = models.DateTimeField("lida em", null=True, blank=True)
    last_at = models.DateTimeField("vista em")
    # Where the person stopped: the latest alone, to go on from there on any device.
    place_block = models.CharField("parou no bloco", max_length=8, blank=True)
    place_medium = models.UUIDField("parou no áudio ou vídeo", null=True, blank=True)
    place_second = models.PositiveIntegerField("parou no segundo", default=0)
    place_at = models.DateTimeField("parou em", null=True, blank=True)

    class Meta:
        verbose_name = "progresso na aula"
        verbose_name_plural = "progressos nas aulas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "lesson"], name="progress_once")
        ]


class PracticeAnswer(models.Model):
    """The latest answer to a practice question; it counts for nothing but learning.

    ``is_right`` is empty where nothing is right or wrong.
    """

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, related_name="+", verbose_name="matrícula"
    )
    question = models.ForeignKey(
        EditionQuestion, on_delete=models.PROTECT, related_name="+", verbose_name="pergunta"
    )
    response = models.JSONField("resposta")
    is_right = models.BooleanField("certa", null=True)
    occurred_at = models.DateTimeField("respondida em")
    received_at = models.DateTimeField("recebida em")

    class Meta:
        verbose_name = "resposta de treino"
        verbose_name_plural = "respostas de treino"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "question"], name="practice_once")
        ]


class Attempt(models.Model):
    """One go at a graded lesson; ``percent`` is set when it is handed in.

    ``ends_at`` is empty where there is no limit of time.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, related_name="attempts", verbose_name="matrícula"
    )
    lesson = models.ForeignKey(
        EditionLesson, on_delete=models.PROTECT, related_name="+", verbose_name="aula"
    )
    number = models.PositiveSmallIntegerField("tentativa")
    started_at = models.DateTimeField("começou em")
    ends_at = models.DateTimeField("tempo até", null=True, blank=True)
    submitted_at = models.DateTimeField("entregue em", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("resultado (%)", null=True, blank=True)

    class Meta:
        verbose_name = "tentativa"
        verbose_name_plural = "tentativas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "lesson", "number"], name="attempt_number_unique"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "lesson"],
                condition=Q(submitted_at__isnull=True),
                name="attempt_open_once",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, percent__isnull=True)
                | Q(submitted_at__isnull=False, percent__isnull=False),
                name="attempt_handed_in_has_result",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["ends_at"],
                name="attempt_open_with_limit",
                condition=Q(submitted_at__isnull=True, ends_at__isnull=False),
            )
        ]

    @property
    def is_ended_by_time(self) -> bool:
        """Whether the time was over before it was handed in, by whomever."""
        return self.submitted_at is not None and self.submitted_at == self.ends_at


class AttemptAnswer(models.Model):
    """One question of an attempt, as shown, with its answer saved as it is given."""

    attempt = models.ForeignKey(
        Attempt, on_delete=models.PROTECT, related_name="answers", verbose_name="tentativa"
    )
    question = models.ForeignKey(
        EditionQuestion, on_delete=models.PROTECT, related_name="+", verbose_name="pergunta"
    )
    position = models.PositiveSmallIntegerField("posição")
    shown = models.JSONField("como foi mostrada")
    response = models.JSONField("resposta", null=True)
    is_right = models.BooleanField("certa", null=True)
    saved_at = models.DateTimeField("salva em", null=True)

    class Meta:
        verbose_name = "resposta"
        verbose_name_plural = "respostas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attempt", "question"], name="attempt_answer_once")
        ]


class Accommodation(models.Model):
    """What an enrollment is given so that its person can show what they know.

    The reason may tell of somebody's health: whoever decides reads it, nobody else.
    """

    enrollment = models.OneToOneField(
        Enrollment, on_delete=models.PROTECT, related_name="accommodation", verbose_name="matrícula"
    )
    extra_time_percent = models.PositiveSmallIntegerField("tempo a mais (%)")
    reason = models.TextField("motivo")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="por"
    )
    granted_at = models.DateTimeField("em")

    class Meta:
        verbose_name = "adaptação"
        verbose_name_plural = "adaptações"


class OtherEvidence(models.Model):
    """What somebody saw instead of a quiz, and why that was enough."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,
        related_name="other_evidence",
        verbose_name="matrícula",
    )
    lesson = models.ForeignKey(
        EditionLesson, on_delete=models.PROTECT, related_name="+", verbose_name="avaliação"
    )
    description = models.TextField("o que a pessoa fez")
    reason = models.TextField("motivo")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="por"
    )
    recorded_at = models.DateTimeField("em")

    class Meta:
        verbose_name = "outra forma de avaliação"
        verbose_name_plural = "outras formas de avaliação"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "lesson"], name="other_evidence_once")
        ]


class LearningEvent(models.Model):
    """An event as a phone sent it; its uuid is the person's own, so a repeat is recognised."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="pessoa"
    )
    client_id = models.UUIDField("identificador no celular")
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="matrícula"
    )
    event_kind = models.CharField("tipo", max_length=20)
    occurred_at = models.DateTimeField("aconteceu em")
    received_at = models.DateTimeField("recebido em")
    refusal = models.CharField("recusado porque", max_length=200, blank=True)

    class Meta:
        verbose_name = "evento de estudo"
        verbose_name_plural = "eventos de estudo"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "client_id"], name="event_once")
        ]
        indexes: ClassVar = [models.Index(fields=["person", "received_at"], name="event_latest")]

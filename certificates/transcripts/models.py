"""Transcripts, and their erasable side (D8)."""

import uuid
from typing import ClassVar

from django.db import models

from certificates.credentials.models import PdfSealer, SealedFile
from certificates.issuing.models import private_storage
from lms.common.appendonly import protect
from lms.people.models import Person


def file_path(transcript: "Transcript", _file_name: str) -> str:
    """Return where a transcript's file is kept: nothing in it tells of the person."""
    name = str(transcript.public_id)
    return f"transcripts/{name[:2]}/{name}.pdf"


FROZEN = ("public_id", "code", "person", "lines", "minutes", "made_at", "verify_host", "is_demo")


@protect(frozen=FROZEN)
class Transcript(SealedFile):
    """All of a person's hours as they stood at ``made_at``. The name stands in a side row."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField("código", max_length=17, unique=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="transcripts", verbose_name="pessoa"
    )
    lines = models.TextField("lançamentos")
    minutes = models.PositiveIntegerField("minutos")
    made_at = models.DateTimeField("feito em")
    verify_host = models.CharField("endereço impresso", max_length=120)
    is_demo = models.BooleanField("da demonstração", default=False)
    file = models.FileField("arquivo", upload_to=file_path, storage=private_storage, blank=True)
    # Who signed inside the file; nobody, where there was no key for it.
    pdf_sealer = models.ForeignKey(
        PdfSealer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transcripts",
        verbose_name="chave do PDF",
    )

    class Meta:
        verbose_name = "histórico de horas"
        verbose_name_plural = "históricos de horas"
        indexes: ClassVar = [
            models.Index(fields=["person", "-made_at"], name="transcript_of_person"),
            models.Index(
                fields=["file_sha256"],
                name="transcript_of_file",
                condition=~models.Q(file_sha256=""),
            ),
        ]


class TranscriptPerson(models.Model):
    """The printed name and masked CPF of a transcript: erasable (D8)."""

    transcript = models.OneToOneField(
        Transcript,
        on_delete=models.PROTECT,
        related_name="printed_person",
        verbose_name="histórico de horas",
    )
    printed_name = models.CharField("nome impresso", max_length=200)
    cpf_masked = models.CharField("CPF mascarado", max_length=14)

    class Meta:
        verbose_name = "pessoa do histórico"
        verbose_name_plural = "pessoas dos históricos"

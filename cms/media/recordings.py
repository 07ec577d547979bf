"""Sounds and films by file (decision D5): what is kept of each, and its limits."""

import uuid
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from wagtail.models import CollectionMember

from cms.media.formats.found import Medium
from cms.media.naming import renamed, uploader

MEGABYTE = 1024 * 1024
LARGEST = {Medium.AUDIO: 15 * MEGABYTE, Medium.VIDEO: 60 * MEGABYTE}
FOLDER = "recordings"
FILES = ("file", "captions", "audio_only", "libras")
VERSION_LENGTH = 8
CAPTIONS_TYPE = "text/vtt; charset=utf-8"
MEDIA = [(Medium.AUDIO.value, "áudio"), (Medium.VIDEO.value, "vídeo")]


class Part(models.TextChoices):
    """The files of a recording; the values are words of its addresses."""

    MAIN = "arquivo", "arquivo"
    CAPTIONS = "legendas", "legendas"
    AUDIO_ONLY = "so-audio", "só o áudio"
    LIBRAS = "libras", "Libras"


def recording_path(_instance: models.Model, file_name: str) -> str:
    """Return where a recording's file is kept."""
    return renamed(FOLDER, file_name)


class Recording(CollectionMember, models.Model):
    """A sound or a film with its transcript; a film has captions too.

    Type, size and length are what the file itself says, written when it is sent.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField("título", max_length=255)
    medium = models.CharField("o que é", max_length=5, choices=MEDIA, editable=False)
    file = models.FileField("arquivo", upload_to=recording_path)
    content_type = models.CharField("tipo", max_length=20, editable=False)
    size_bytes = models.PositiveIntegerField("bytes", editable=False)
    seconds = models.PositiveIntegerField("segundos", editable=False)
    transcript = models.TextField("transcrição")
    captions = models.FileField("legendas", upload_to=recording_path, blank=True)
    audio_only = models.FileField("só o áudio", upload_to=recording_path, blank=True)
    audio_only_type = models.CharField(max_length=20, blank=True, editable=False)
    audio_only_bytes = models.PositiveIntegerField(default=0, editable=False)
    libras = models.FileField("em Libras", upload_to=recording_path, blank=True)
    libras_type = models.CharField(max_length=20, blank=True, editable=False)
    libras_bytes = models.PositiveIntegerField(default=0, editable=False)
    uploaded_by_user = uploader("uploaded_recordings")
    uploaded_at = models.DateTimeField("enviado em", auto_now_add=True)

    class Meta:
        verbose_name = "áudio ou vídeo"
        verbose_name_plural = "áudios e vídeos"
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(medium=Medium.AUDIO.value) | ~Q(captions=""),
                name="recording_film_has_captions",
            ),
            models.CheckConstraint(
                condition=Q(size_bytes__gt=0) & Q(seconds__gt=0), name="recording_has_length"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_film(self) -> bool:
        """Tell whether there is something to see."""
        return self.medium == Medium.VIDEO

    def part(self, part: str) -> tuple[Any, str]:
        """Return one of the files with its type; a file that is not there is false."""
        return {
            Part.MAIN.value: (self.file, self.content_type),
            Part.CAPTIONS.value: (self.captions, CAPTIONS_TYPE),
            Part.AUDIO_ONLY.value: (self.audio_only, self.audio_only_type),
            Part.LIBRAS.value: (self.libras, self.libras_type),
        }[part]

    def address(self, part: str) -> str:
        """Return where one of the files is sent; the address changes with the file."""
        kept, _content_type = self.part(part)
        return reverse("cms:recording", args=[self.public_id, part, version_of(kept)])

    @property
    def url(self) -> str:
        """Return the address of what is played."""
        return self.address(Part.MAIN)

    @property
    def captions_url(self) -> str:
        """Return the address of the captions."""
        return self.address(Part.CAPTIONS)

    @property
    def audio_only_url(self) -> str:
        """Return the address of the sound alone."""
        return self.address(Part.AUDIO_ONLY)

    @property
    def libras_url(self) -> str:
        """Return the address of the film in Libras."""
        return self.address(Part.LIBRAS)


def remove_files(names: Iterable[str]) -> None:
    """Remove files that no recording names any more."""
    storage = Recording._meta.get_field("file").storage
    for name in names:
        storage.delete(name)


def version_of(kept: Any) -> str:
    """Return what tells one file from the one that took its place: both have random names."""
    return PurePosixPath(kept.name or "0").stem[:VERSION_LENGTH]

"""The form of a recording: refused in plain words before anything is stored."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from wagtail.admin.forms.collections import BaseCollectionMemberForm, CollectionChoiceField
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.media.formats.captions import LARGEST as LARGEST_CAPTIONS
from cms.media.formats.captions import check_captions
from cms.media.formats.found import Found, Medium
from cms.media.formats.notes import empty_notes
from cms.media.formats.reading import read_recording
from cms.media.forms import OnShelf
from cms.media.recordings import FILES, LARGEST, Recording, remove_files
from lms.common.errors import DomainError

NAMES = {Medium.AUDIO: "O áudio", Medium.VIDEO: "O vídeo"}
UNKNOWN = (
    "Este arquivo não é um áudio nem um vídeo que os celulares toquem. "
    "Envie MP3, M4A (AAC) ou Opus; vídeo, em MP4 (H.264) ou WebM."
)


def found_in(upload: Any, *, only: Medium | None = None) -> Found:
    """Return what was sent, read from its content.

    Args:
        upload: the file that came with the form.
        only: what it has to be; either if nothing is said.

    Raises:
        ValidationError: it is too large, nothing that we play, or not what was asked.
    """
    largest = LARGEST[only or Medium.VIDEO]
    if upload.size > largest:
        raise ValidationError(_too_large(only or Medium.VIDEO, upload.size))
    try:
        found = read_recording(upload.file, upload.size)
    except DomainError as problem:
        raise ValidationError(problem.sentence) from problem
    if found is None:
        raise ValidationError(UNKNOWN)
    if only and found.medium != only:
        wanted = "um áudio: MP3, M4A ou Opus" if only == Medium.AUDIO else "um vídeo: MP4 ou WebM"
        raise ValidationError(f"Aqui cabe {wanted}.")
    if upload.size > LARGEST[found.medium]:
        raise ValidationError(_too_large(found.medium, upload.size))
    upload.seek(0)
    return found


def _too_large(medium: Medium, size: int) -> str:
    return (
        f"{NAMES[medium]} tem {filesizeformat(size)} e o limite é "
        f"{filesizeformat(LARGEST[medium])}. Diminua a qualidade ou divida em partes: quem estuda "
        "paga por cada megabyte."
    )


class RecordingForm(OnShelf, BaseCollectionMemberForm):
    """A recording, its transcript, its captions and what stands in for it."""

    collection = CollectionChoiceField(
        label="Coleção", queryset=Collection.objects.all(), empty_label=None
    )

    class Meta:
        model = Recording
        fields = ("title", "file", "transcript", "captions", "audio_only", "libras", "collection")
        widgets: ClassVar = {
            "file": forms.FileInput(),
            "transcript": forms.Textarea({"rows": 8}),
        }
        help_texts: ClassVar = {
            "title": "Como aparece na aula.",
            "file": (
                "Áudio em MP3, M4A ou Opus, até 15 MB; vídeo em MP4 (H.264) ou WebM, até 60 MB. "
                "Não mostre nem nomeie paciente."
            ),
            "transcript": (
                "Tudo o que se ouve, e o que se vê de importante. Serve a quem não ouve e a quem "
                "não pode gastar dados."
            ),
            "captions": "Obrigatórias no vídeo. Arquivo WebVTT (.vtt), em UTF-8.",
            "audio_only": "Se quiser, para vídeo: o som sozinho, que gasta menos dados. Até 15 MB.",
            "libras": "Se quiser: o mesmo vídeo com tradução em Libras. Até 60 MB.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found: dict[str, Found] = {}
        self._before = {name: getattr(self.instance, name).name for name in FILES}
        self.fields["file"].error_messages["required"] = "Escolha o arquivo de áudio ou vídeo."
        self.fields["transcript"].error_messages["required"] = (
            "Escreva a transcrição: sem ela, quem não ouve não estuda."
        )

    @cached_property
    def permission_policy(self) -> Any:
        """Return what decides which collections are offered."""
        return policy_registry.get_by_type(Recording)

    def clean_file(self) -> Any:
        """Refuse what is not a recording, or too large a one."""
        return self._checked("file", only=None)

    def clean_audio_only(self) -> Any:
        """Refuse what is not a sound."""
        return self._checked("audio_only", only=Medium.AUDIO)

    def clean_libras(self) -> Any:
        """Refuse what is not a film."""
        return self._checked("libras", only=Medium.VIDEO)

    def clean_captions(self) -> Any:
        """Refuse captions that a player could not show."""
        upload = self.cleaned_data.get("captions")
        if upload and "captions" in self.changed_data:
            try:
                check_captions(upload.read(LARGEST_CAPTIONS + 1))
            except DomainError as problem:
                raise ValidationError(problem.sentence) from problem
            upload.seek(0)
            upload.name = "legendas.vtt"
        return upload

    def _checked(self, name: str, *, only: Medium | None) -> Any:
        upload = self.cleaned_data.get(name)
        if upload and name in self.changed_data:
            found = self._found[name] = found_in(upload, only=only)
            empty_notes(upload.file, upload.size)
            upload.name = f"{name}.{found.extension}"
        return upload

    def clean(self) -> dict[str, Any]:
        """Refuse a film without captions, and a sound with what only a film has."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self._found:
            self.instance.medium = self._found["file"].medium
        if not self.instance.medium or "captions" in self.errors:
            return cleaned
        if self.instance.is_film and not cleaned.get("captions"):
            self.add_error("captions", "Envie as legendas do vídeo, em WebVTT (.vtt).")
        if not self.instance.is_film and (cleaned.get("audio_only") or cleaned.get("captions")):
            self.add_error(
                None, "Um áudio só leva a transcrição. Tire as legendas e o “só o áudio”."
            )
        return cleaned

    def save(self, *, commit: bool = True) -> Recording:
        """Write what the files themselves say beside them."""
        kept: Recording = self.instance
        if "file" in self._found:
            found = self._found["file"]
            kept.content_type, kept.seconds = found.content_type, found.seconds
            kept.size_bytes = kept.file.size
        for name in ("audio_only", "libras"):
            if name in self.changed_data:
                other = self._found.get(name)
                setattr(kept, f"{name}_type", other.content_type if other else "")
                setattr(kept, f"{name}_bytes", getattr(kept, name).size if other else 0)
        saved: Recording = super().save(commit=commit)
        replaced = [self._before[name] for name in FILES if name in self.changed_data]
        if commit:
            transaction.on_commit(partial(remove_files, [name for name in replaced if name]))
        return saved

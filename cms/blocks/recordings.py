"""Sound and film by file: size and length first, the transcript always, nothing plays by itself."""

from typing import Any, ClassVar

from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.refusals import refused_fields
from cms.look.rules import hours_text
from cms.media.formats.found import Medium
from cms.media.recordings import Recording

GROUP = "Áudio e vídeo"
MINUTE = 60
CAPTIONS = "legendas/legendas.vtt"


class RecordingChooserBlock(blocks.ChooserBlock):
    """One recording, chosen in a window that shows those of the person's places."""

    target_model = Recording

    @cached_property
    def widget(self) -> Any:
        """Return the chooser; its forms can be read only when every model is there."""
        from cms.media.viewsets import chooser_of_recordings

        return chooser_of_recordings.widget_class()

    class Meta:
        icon = "media"


class RecordingBlock(blocks.StructBlock):
    """What sound and film share."""

    medium: ClassVar[Medium]
    wrong: ClassVar[str]

    def clean(self, value: Any) -> Any:
        """Refuse a film where a sound goes, and the other way round."""
        cleaned = super().clean(value)
        recording = cleaned["recording"]  # nothing yet, in a draft
        if recording is not None and recording.medium != self.medium:
            raise refused_fields({"recording": self.wrong})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the line that stands before the player, and what may stand in."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        recording = value["recording"]
        if recording is None:
            return context
        return {**context, "facts": told(recording), "others": others(recording)}

    def get_preview_value(self) -> Any:
        """Return an invented recording, which nobody has sent."""
        made = Recording(
            title="A escuta na porta de entrada",
            medium=self.medium,
            seconds=230,
            size_bytes=1_800_000,
            transcript="Bom dia. Hoje a conversa é sobre escutar antes de perguntar.",
            captions=CAPTIONS if self.medium == Medium.VIDEO else "",
        )
        return self.normalize({"recording": made})


class AudioBlock(RecordingBlock):
    """A sound with its transcript."""

    medium = Medium.AUDIO
    wrong = "Este é um vídeo. Use o bloco “Vídeo”, ou escolha um áudio."

    recording = RecordingChooserBlock(
        label="Áudio", help_text="A transcrição e o tamanho aparecem sozinhos."
    )

    class Meta:
        icon = "media"
        label = "Áudio"
        group = GROUP
        template = "cms/blocks/audio.html"
        description = "Um áudio com transcrição; a pessoa vê quanto pesa antes de tocar."


class VideoBlock(RecordingBlock):
    """A film with captions and transcript."""

    medium = Medium.VIDEO
    wrong = "Este é um áudio. Use o bloco “Áudio”, ou escolha um vídeo."

    recording = RecordingChooserBlock(
        label="Vídeo", help_text="Legendas, transcrição, só o áudio e Libras vêm com ele."
    )
    poster = ImageChooserBlock(
        label="Imagem de capa",
        required=False,
        help_text="Aparece antes de tocar. Se quiser.",
    )

    class Meta:
        icon = "view"
        label = "Vídeo"
        group = GROUP
        template = "cms/blocks/video.html"
        description = "Um vídeo com legendas e transcrição; o som sozinho e Libras, se houver."


def told(recording: Recording) -> str:
    """Return what a recording costs, as "Áudio · 4 min · 1,8 MB"."""
    word = "Vídeo" if recording.is_film else "Áudio"
    length = hours_text(-(-recording.seconds // MINUTE))
    return " · ".join([word, length, filesizeformat(recording.size_bytes)])


def others(recording: Recording) -> list[dict[str, str]]:
    """Return the files that stand in for a film, each with its size."""
    found = []
    if recording.audio_only:
        size = filesizeformat(recording.audio_only_bytes)
        found.append({"label": "Ouvir só o áudio", "href": recording.audio_only_url, "note": size})
    if recording.libras:
        size = filesizeformat(recording.libras_bytes)
        found.append({"label": "Ver em Libras", "href": recording.libras_url, "note": size})
    return found

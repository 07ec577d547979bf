"""What an author gives: a file, or the text itself."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from courses.exchange.files import MOST_BYTES


class QuestionsForm(forms.Form):
    """A file of questions, or questions pasted as GIFT."""

    file = forms.FileField(
        label="Arquivo",
        required=False,
        allow_empty_file=True,
        help_text="GIFT (.txt), Moodle XML (.xml) ou QTI (.xml ou .zip), até 10 MB.",
    )
    text = forms.CharField(
        label="Ou cole as perguntas em GIFT",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse nothing at all, and both at once."""
        cleaned = super().clean() or {}
        has_file, has_text = cleaned.get("file") is not None, bool(cleaned.get("text", "").strip())
        if has_file and has_text:
            raise forms.ValidationError("Mande o arquivo ou o texto, um de cada vez.")
        if not has_file and not has_text and not self.errors:
            raise forms.ValidationError("Escolha um arquivo ou cole as perguntas.")
        return cleaned

    def data_bytes(self) -> bytes:
        """Return what was given, cut off just above what is taken."""
        given: UploadedFile | None = self.cleaned_data.get("file")
        if given is None:
            return str(self.cleaned_data["text"]).encode()
        return bytes(given.read(MOST_BYTES + 1))

"""What is brought: text with codes in it, a list as a file, or what the browser read of PDFs."""

import codecs
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from certificates.verifying.batch.rules import MOST_CODES, MOST_FILES, Entry, files_of
from certificates.verifying.batch.scanning import scan

MOST_BYTES: Final = 1024 * 1024
MOST_TEXT: Final = 300_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class BatchForm(forms.Form):
    """Codes in any text, and files that were read on the device."""

    codes = forms.CharField(
        label="Códigos",
        required=False,
        strip=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(
            attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=(f"Cole até {MOST_CODES}, um por linha ou no meio de um texto: um e-mail serve."),
        error_messages={"max_length": "O texto é longo demais. Divida em duas ou mais partes."},
    )
    listed = forms.FileField(
        label="Ou um arquivo com os códigos",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,text/plain,text/csv"}),
    )
    read_files = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_listed(self) -> str:
        """Return the text of the list.

        Raises:
            ValidationError: it is no text, or too long.
        """
        given: UploadedFile | None = self.cleaned_data.get("listed")
        return text_of(given.read(MOST_BYTES + 1)) if given else ""

    def clean(self) -> dict[str, Any]:
        """Find the codes and the files; refuse nothing at all, and too much of it."""
        cleaned = super().clean() or {}
        text = "\n".join(filter(None, (cleaned.get("codes"), cleaned.get("listed"))))
        cleaned["text"] = text
        if self.errors:
            return cleaned
        codes = [Entry.of_code(found) for found in scan(text)]
        files = files_of(cleaned.get("read_files", ""))
        problem = _problem(text, len(codes), len(files))
        if problem:
            self.add_error("codes", problem)
        cleaned["entries"] = [*codes, *files]
        return cleaned

    def keep_text(self) -> None:
        """Show in the field for codes what came from a file, so that it can be put right there."""
        text = self.cleaned_data.get("text", "")
        if self.cleaned_data.get("listed"):
            self.data = {**self.data, "codes": text}


def _problem(text: str, codes: int, files: int) -> str:
    if codes > MOST_CODES:
        return f"Achamos {codes} códigos, e cabem {MOST_CODES} de cada vez. Divida a lista."
    if files > MOST_FILES:
        return f"São {files} arquivos, e cabem {MOST_FILES} de cada vez. Divida a pasta."
    if codes or files:
        return ""
    if text.strip():
        return (
            "Não achamos nenhum código neste texto. Um código tem 17 letras e números,"
            " como 7KQ2-M9XD-4HTR-W8VC-Q."
        )
    return "Cole os códigos, ou escolha o arquivo da lista."


def text_of(data: bytes) -> str:
    """Return the text of a list as people save it: UTF-8, UTF-16 or what Windows writes.

    Raises:
        ValidationError: it is too long, or no text.
    """
    if len(data) > MOST_BYTES:
        raise forms.ValidationError("O arquivo passa de 1 MB. Mande só a coluna dos códigos.")
    if data.startswith(b"PK"):
        raise forms.ValidationError(
            "Isto é uma planilha ou um arquivo compactado. Na planilha, escolha “Salvar como”"
            " e CSV, ou copie a coluna dos códigos e cole acima."
        )
    if data.startswith(b"%PDF"):
        raise forms.ValidationError("Isto é um PDF. Para conferir PDFs, use o outro quadro.")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        raise forms.ValidationError("Isto não é um arquivo de texto. Salve a lista como CSV.")
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        # Every byte is a letter there: codes are plain letters in all of them.
        return data.decode("latin-1")

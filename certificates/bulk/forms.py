"""The forms that end many certificates: which ones, and why."""

from typing import Any, Final

from django import forms

from certificates.bulk.rules import MOST
from certificates.issuing.forms import EndingForm, ReplacementForm, RevocationForm
from certificates.verifying.batch.scanning import Found, scan

MOST_TEXT: Final = 300_000


class ManyForm(EndingForm):
    """Codes in any text, and one reason for all of them."""

    codes = forms.CharField(
        label="Códigos",
        strip=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(
            attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=f"Cole até {MOST}, um por linha ou no meio de um texto.",
        error_messages={
            "required": "Cole os códigos dos certificados.",
            "max_length": "O texto é longo demais. Divida em duas ou mais partes.",
        },
    )
    field_order = ("codes", "reason", "details")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: list[Found] = []

    def clean_codes(self) -> str:
        """Find the codes; refuse a text with none, or with too many.

        Raises:
            ValidationError: how many there are, and what a code looks like.
        """
        text: str = self.cleaned_data["codes"]
        self.found = scan(text)
        if not self.found:
            raise forms.ValidationError(
                "Não achamos nenhum código neste texto. Um código tem 17 letras e números,"
                " como 7KQ2-M9XD-4HTR-W8VC-Q."
            )
        if len(self.found) > MOST:
            raise forms.ValidationError(
                f"Achamos {len(self.found)} códigos, e cabem {MOST} de cada vez. Divida a lista."
            )
        return text

    @property
    def sound(self) -> list[str]:
        """Return the codes that can be read, as stored."""
        return [one.code for one in self.found if one.code]

    @property
    def unsound(self) -> list[Found]:
        """Return what was meant as a code and is none."""
        return [one for one in self.found if not one.code]


class RevokeManyForm(ManyForm, RevocationForm):
    """Why many are revoked."""


class ReplaceManyForm(ManyForm, ReplacementForm):
    """Why many are replaced."""

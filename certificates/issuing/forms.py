"""The forms that end a certificate."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms

from certificates.issuing.rules import ReplacementReason, RevocationReason

DETAILS_LENGTH = 1000


class EndingForm(forms.Form):
    """Why, in one public word and in as many private ones as it takes."""

    reason = forms.ChoiceField(
        label="Motivo",
        widget=forms.RadioSelect,
        help_text="Aparece para quem conferir o certificado.",
        error_messages={"required": "Escolha o motivo."},
    )
    details = forms.CharField(
        label="O que aconteceu",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=DETAILS_LENGTH,
        help_text="Só a coordenação e a auditoria leem. Não escreva dados de saúde de ninguém.",
        error_messages={
            "required": "Conte o que aconteceu, em uma ou duas frases.",
            "max_length": f"Resuma um pouco: cabem {DETAILS_LENGTH} letras.",
        },
    )
    reasons: ClassVar[Sequence[RevocationReason | ReplacementReason]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = {reason.value: reason.label.capitalize() for reason in self.reasons}
        cast(forms.ChoiceField, self.fields["reason"]).choices = list(self.labels.items())


class RevocationForm(EndingForm):
    """Why a certificate is revoked.

    Annulled hours are not chosen here: annulling the completion, in its offering, revokes.
    """

    reasons = (RevocationReason.ISSUED_IN_ERROR, RevocationReason.FRAUD)


class ReplacementForm(EndingForm):
    """Why a certificate is replaced."""

    reasons = (ReplacementReason.WRONG_DATA, ReplacementReason.NAME_RECTIFICATION)

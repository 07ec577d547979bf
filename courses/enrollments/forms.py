from django import forms


class ReasonForm(forms.Form):
    """Why something is undone; it goes to the history, where the people concerned may read it."""

    reason = forms.CharField(
        label="Motivo",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Uma ou duas frases. Fica no histórico. Não escreva CPF nem dado de saúde.",
        error_messages={
            "required": "Escreva o motivo, em uma frase.",
            "max_length": "O motivo pode ter até 1.000 letras. Resuma, por favor.",
        },
    )

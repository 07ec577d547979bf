from django import forms

from courses.catalogue.terms.rules import LONGEST_NAME


class TermForm(forms.Form):
    """A term and its code."""

    nome = forms.CharField(
        label="Termo",
        max_length=LONGEST_NAME,
        help_text="Como está no DeCS, com acentos e maiúsculas.",
        error_messages={"required": "Escreva o termo."},
    )
    codigo = forms.CharField(
        label="Código no DeCS",
        max_length=12,
        required=False,
        help_text="O identificador único, como D011320. Deixe em branco se ainda não sabe.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

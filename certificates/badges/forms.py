"""How a person wants their certificate as a credential."""

from typing import Final

from django import forms

from certificates.badges.services import Form

HIDDEN: Final = "hidden"
SHOWN: Final = "shown"


class TakeAlongForm(forms.Form):
    """Whether the name is told, and in which form."""

    name = forms.ChoiceField(
        label="Seu nome",
        choices=[
            (HIDDEN, "Escondido: só confirma para quem já sabe o nome"),
            (SHOWN, "À vista: quem receber a credencial lê o nome"),
        ],
        initial=HIDDEN,
        widget=forms.RadioSelect,
        help_text="O CPF nunca vai junto.",
        error_messages={"required": "Escolha se o nome aparece."},
    )
    form = forms.ChoiceField(
        label="Formato",
        choices=[
            (Form.PROOF, "Arquivo JSON: para a maioria das carteiras e sites"),
            (Form.TOKEN, "Arquivo JWT: para sistemas que pedem esse formato"),
        ],
        initial=Form.PROOF,
        widget=forms.RadioSelect,
        error_messages={"required": "Escolha o formato."},
    )

    @property
    def shows_name(self) -> bool:
        """Tell whether the name is to be read."""
        return bool(self.cleaned_data["name"] == SHOWN)

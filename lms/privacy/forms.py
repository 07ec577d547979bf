"""The form by which a person has their data erased."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms

from lms.common.text import sort_key
from lms.people.forms.fields import password_field
from lms.people.models import User

WORD = "APAGAR"


class EraseForm(forms.Form):
    """The password again, and a word that nobody types by mistake."""

    word = forms.CharField(
        label=f"Escreva {WORD}",
        max_length=60,
        help_text="Para termos certeza de que não foi um toque sem querer.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={
            "required": f"Escreva a palavra {WORD}.",
            "max_length": f"Escreva só a palavra {WORD}.",
        },
    )
    password = password_field("Sua senha")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_word(self) -> str:
        """Take the word in any case, with spaces around it."""
        word = str(self.cleaned_data["word"])
        if sort_key(word.strip()) != sort_key(WORD):
            raise forms.ValidationError(f"Falta a palavra {WORD}, com as letras nesta ordem.")
        return WORD

    def clean(self) -> dict[str, Any] | None:
        """Ask for the password last: a word that is missing spends no try at it."""
        password = self.cleaned_data.get("password")
        if password and not self.errors and not get_adapter().reauthenticate(self._user, password):
            self.add_error("password", "A senha não confere. Confira e digite de novo.")
        return self.cleaned_data

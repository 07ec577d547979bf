"""Forms of one's own page."""

from typing import Any

from django import forms

from lms.people.forms.fields import cpf_field, name_field
from lms.people.models import Assurance, Person


class NamesForm(forms.Form):
    """How a person is called; the civil name only until an employer confirms it."""

    civil_name = name_field("Nome completo", "o seu nome")
    social_name = name_field(
        "Nome social",
        "o nome social",
        required=False,
        help_text="É por ele que vamos chamar você. Para tirar, apague.",
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        initial = {"civil_name": person.civil_name, "social_name": person.social_name}
        super().__init__(data, initial=initial)
        if person.assurance != Assurance.DECLARED:
            del self.fields["civil_name"]


class DeclareCpfForm(forms.Form):
    """One's own CPF."""

    cpf = cpf_field(help_text="Pode digitar só os números.")

"""Forms of the coordination."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst

from lms.organizations.models import Facility, Organization
from lms.people.forms.fields import (
    cbo_field,
    cns_card_field,
    cpf_field,
    day_field,
    line_field,
    name_field,
)
from lms.people.models import Regime
from lms.people.rules import LONGEST_STAFF_NUMBER, LONGEST_TITLE
from lms.people.services import Registration

NO_REGIME = "Escolha o regime do vínculo."
NO_PLACE = "Escolha a secretaria."
REGIMES = [("", "Escolha"), *((value, capfirst(label)) for value, label in Regime.choices)]


class PlaceForm(forms.Form):
    """A form of a coordination; for which organization is only asked of who has several."""

    organization = forms.ModelChoiceField(
        label="Secretaria",
        queryset=Organization.objects.none(),
        empty_label="Escolha",
        error_messages={"required": NO_PLACE, "invalid_choice": NO_PLACE},
    )

    def __init__(self, *args: Any, organizations: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(organizations[:2])
        self.only = known[0] if len(known) == 1 else None
        self._choices("organization").queryset = organizations
        if self.only:
            del self.fields["organization"]

    def _choices(self, name: str) -> "forms.ModelChoiceField[Any]":
        field = self.fields[name]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(name)
        return field

    def employer(self) -> Organization:
        """Return the organization, chosen or the only one."""
        chosen: Organization = self.only or self.cleaned_data["organization"]
        return chosen


class RegistrationForm(PlaceForm):
    """What a coordinator types about a learner."""

    civil_name = name_field("Nome completo", "o nome", help_text="Como está no documento.")
    social_name = name_field(
        "Nome social", "o nome social", required=False, help_text="Se a pessoa usa outro nome."
    )
    cpf = cpf_field(help_text="Pode digitar só os números.")
    regime = forms.ChoiceField(
        label="Regime",
        choices=REGIMES,
        error_messages={"required": NO_REGIME, "invalid_choice": NO_REGIME},
    )
    starts_on = day_field("Começou em", empty="Diga quando o vínculo começou.")
    staff_number = line_field(
        "Matrícula funcional", "a matrícula", longest=LONGEST_STAFF_NUMBER, required=False
    )
    facility = forms.ModelChoiceField(
        label="Unidade",
        queryset=Facility.objects.none(),
        required=False,
        empty_label="Nenhuma",
        error_messages={"invalid_choice": "Escolha uma unidade da lista."},
    )
    job_title = line_field("Cargo", "o cargo", longest=LONGEST_TITLE, required=False)
    occupation_cbo = cbo_field()
    cns_card = cns_card_field()

    main = (
        "organization",
        "civil_name",
        "social_name",
        "cpf",
        "regime",
        "starts_on",
        "staff_number",
    )

    def __init__(self, *args: Any, organizations: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, organizations=organizations, **kwargs)
        self._choices("facility").queryset = Facility.objects.filter(
            organization__in=organizations
        ).order_by("name", "cnes")

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The fields that every registration needs."""
        return [self[name] for name in self.main if name in self.fields]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """The fields that may be filled in later."""
        return [self[name] for name in self.fields if name not in self.main]

    @property
    def is_open(self) -> bool:
        """Whether the optional part is shown unfolded: something in it was typed or is wrong."""
        return any(field.errors or field.value() for field in self.other_fields)

    def registration(self) -> Registration:
        """Return what the service takes."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "organization"}
        return Registration(**{**data, "regime": Regime(data["regime"])})


class DocumentForm(PlaceForm):
    """The CPF and the name on a document that the coordination has before it."""

    field_order = ("civil_name", "cpf", "organization")

    civil_name = name_field("Nome no documento", "o nome")
    cpf = cpf_field(help_text="O mesmo que a pessoa informou na conta dela.")

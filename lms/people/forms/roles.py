"""Forms of the administration: giving a role, naming a substitute, ending."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import QuerySet
from django.utils.text import capfirst

from lms.access.places import Place
from lms.access.rules import Role
from lms.access.wording import role_text
from lms.organizations.models import Facility
from lms.people.forms.fields import day_field, login_field, name_field

NO_ROLE = "Escolha o papel."
NO_UNIT = "Escolha a unidade que a pessoa gerencia."
NO_UNITS = "Esta instituição ainda não tem unidade cadastrada. Cadastre a unidade antes."
LAST_DAY = date(2199, 12, 31)
TOO_FAR = MaxValueValidator(LAST_DAY, "Escolha uma data dos próximos 10 anos.")


def reason_field(help_text: str) -> forms.CharField:
    """Return a field for why something is done; it goes to the history."""
    return forms.CharField(
        label="Motivo",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=help_text,
        error_messages={
            "required": "Escreva o motivo, em uma frase.",
            "max_length": "O motivo pode ter até 1.000 letras. Resuma, por favor.",
        },
    )


class HolderForm(forms.Form):
    """Who is to hold a role: whoever asks knows their name, and CPF or e-mail."""

    role_help: ClassVar[str] = ""
    civil_name = name_field("Nome completo", "o nome", help_text="De quem recebe o papel.")
    login = login_field(help_text="Com que a pessoa entra no Percurso.")
    role = forms.ChoiceField(
        label="Papel", error_messages={"required": NO_ROLE, "invalid_choice": NO_ROLE}
    )

    def __init__(
        self, *args: Any, roles: Sequence[Role], place: Place | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        field.help_text = self.role_help
        if isinstance(field, forms.ChoiceField):
            words = [(role.value, capfirst(role_text(role, place))) for role in roles]
            field.choices = [("", "Escolha"), *words]

    def chosen(self) -> Role:
        """Return the role."""
        return Role(self.cleaned_data["role"])


class RoleForm(HolderForm):
    """A role in a place, from a day to another."""

    facility = forms.ModelChoiceField(
        label="Unidade",
        queryset=Facility.objects.none(),
        required=False,
        empty_label="Toda a instituição",
        help_text="Escolha se o papel vale em uma unidade só.",
        error_messages={"invalid_choice": "Escolha uma unidade da lista."},
    )
    since = day_field(
        "Começa em", required=False, validators=[TOO_FAR], help_text="Em branco, vale já."
    )
    until = day_field(
        "Vale até",
        required=False,
        validators=[TOO_FAR],
        help_text="O último dia. Em branco, vale até alguém encerrar.",
    )

    def __init__(self, *args: Any, units: "QuerySet[Facility] | None", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_units = units is not None and units.exists()
        field = self.fields["facility"]
        if self.has_units and isinstance(field, forms.ModelChoiceField):
            field.queryset = units
        else:
            del self.fields["facility"]

    def clean(self) -> dict[str, Any]:
        """Ask a unit's manager for the unit."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("role") == Role.UNIT_MANAGER and not data.get("facility"):
            if self.has_units:
                self.add_error("facility", NO_UNIT)
            else:
                self.add_error("role", NO_UNITS)
        return data


class SubstituteForm(HolderForm):
    """Somebody from elsewhere for a single case, until a day."""

    role_help: ClassVar[str] = "A pessoa já tem este papel na região ou em outro município."
    until = day_field(
        "Vale até",
        empty="Diga até que dia.",
        validators=[TOO_FAR],
        help_text="O último dia, daqui a 90 dias no máximo.",
    )
    reason = reason_field(
        "Por que outra pessoa decide. Fica no histórico. Não escreva CPF nem dado de saúde."
    )


class EndForm(forms.Form):
    """Why a role ends."""

    reason = reason_field(
        "Uma ou duas frases. Fica no histórico. Não escreva CPF nem dado de saúde."
    )

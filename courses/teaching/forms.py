from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from courses.hours.rules import Capacity
from courses.teaching.queries import named_like
from courses.teaching.rules import LONGEST_TITLE
from lms.common.errors import DomainError
from lms.common.identifiers import parse_cpf
from lms.common.names import LONGEST_NAME
from lms.people.models import Person
from lms.people.queries import find_by_cpf

MOST_NAMESAKES = 8
FEWEST_LETTERS = 3
MINUTES_PER_HOUR = 60
MOST_HOURS = 9_999
CAPACITIES = [
    (Capacity.FACILITATOR.value, "Facilitação: conduz o grupo ou as aulas"),
    (Capacity.PRECEPTOR.value, "Preceptoria: acompanha a prática no serviço"),
]
NOBODY = "Ninguém com este nome ou CPF trabalha aqui, ou a pessoa ainda não reconheceu o vínculo."
TOO_FEW = "Escreva ao menos três letras do nome."
TOO_MANY = "Há muita gente com este nome. Escreva o nome inteiro, ou o CPF."


class NamesakeChoice(forms.ModelChoiceField[Person]):
    """Shows people of one name with what tells them apart."""

    def label_from_instance(self, obj: Any) -> str:
        return " · ".join(filter(None, (str(obj.name), obj.job)))


class NameForm(forms.Form):
    """Who teaches, found among the host's people by name or CPF, as what, with which title.

    Where several people have the name that was typed, the form asks which of them.
    """

    who = forms.CharField(
        label="Nome ou CPF",
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="De alguém que trabalha aqui e já tem cadastro.",
        error_messages={
            "required": "Escreva o nome ou o CPF de quem ensina.",
            "max_length": "Isto é comprido demais para um nome.",
        },
    )
    namesake = NamesakeChoice(
        Person.objects.none(),
        label="Qual destas pessoas?",
        to_field_name="public_id",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Há mais de uma pessoa com este nome. Escolha qual.",
            "invalid_choice": "Há mais de uma pessoa com este nome. Escolha qual.",
        },
    )
    capacity = forms.ChoiceField(
        label="O que faz na turma",
        choices=CAPACITIES,
        initial=Capacity.FACILITATOR.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Escolha o que a pessoa faz na turma.",
            "invalid_choice": "Escolha uma das duas.",
        },
    )
    title = forms.CharField(
        label="Titulação",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Como sai nos certificados: “Enfermeira, especialista em saúde da família”.",
        error_messages={"max_length": f"A titulação pode ter até {LONGEST_TITLE} letras."},
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = people
        self._found = self._namesakes()
        if 1 < len(self._found) <= MOST_NAMESAKES:
            chosen = people.filter(pk__in=[person.pk for person in self._found])
            self.fields["namesake"].queryset = chosen  # type: ignore[attr-defined]  # a choice
        else:
            del self.fields["namesake"]

    def _namesakes(self) -> list[Person]:
        """Return who has the name that was typed, one more than can be told apart at most."""
        typed = str(self.data.get("who", ""))[:LONGEST_NAME]
        if sum(char.isalpha() for char in typed) < FEWEST_LETTERS:
            return []
        return list(named_like(self._people, typed)[: MOST_NAMESAKES + 1])

    def clean_who(self) -> str:
        """Find who was meant, by a CPF; by a name there must be somebody."""
        typed = str(self.cleaned_data["who"])
        letters = sum(char.isalpha() for char in typed)
        if not letters:
            self._found = self._with_cpf(typed)
        elif letters < FEWEST_LETTERS:
            raise forms.ValidationError(TOO_FEW)
        if not self._found:
            raise forms.ValidationError(NOBODY)
        if len(self._found) > MOST_NAMESAKES:
            raise forms.ValidationError(TOO_MANY)
        return typed

    def _with_cpf(self, typed: str) -> list[Person]:
        try:
            person = find_by_cpf(parse_cpf(typed))
        except DomainError as problem:
            raise forms.ValidationError(problem.sentence) from None
        return list(self._people.filter(pk=person.pk)) if person else []

    def person(self) -> Person:
        """Return who was meant."""
        chosen: Person | None = self.cleaned_data.get("namesake")
        return chosen or self._found[0]


class HoursForm(forms.Form):
    """How long somebody taught."""

    hours = forms.IntegerField(
        label="Horas",
        validators=[
            MinValueValidator(0, "Escreva 0 ou mais."),
            MaxValueValidator(MOST_HOURS, "São horas demais."),
        ],
        error_messages={
            "required": "Escreva as horas: 0, se foi menos de uma.",
            "invalid": "Escreva só o número de horas.",
        },
    )
    minutes = forms.IntegerField(
        label="Minutos",
        validators=[
            MinValueValidator(0, "Escreva de 0 a 59."),
            MaxValueValidator(MINUTES_PER_HOUR - 1, "Escreva de 0 a 59."),
        ],
        error_messages={
            "required": "Escreva os minutos: 0, se foram horas inteiras.",
            "invalid": "Escreva só o número de minutos.",
        },
    )

    @classmethod
    def of(cls, minutes: int) -> "HoursForm":
        """Return the form, not sent yet, with so many clock minutes in it."""
        hours, rest = divmod(minutes, MINUTES_PER_HOUR)
        return cls(initial={"hours": hours, "minutes": rest})

    def total(self) -> int:
        """Return clock minutes."""
        told = self.cleaned_data
        return int(told["hours"] * MINUTES_PER_HOUR + told["minutes"])

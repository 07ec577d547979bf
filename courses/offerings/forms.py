from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

from courses.catalogue.models import CourseCard
from courses.offerings.rules import (
    LONGEST_PARTNER,
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_SEATS,
    CompletesOn,
)
from lms.organizations.models import Organization
from lms.people.models import Person

DAY = "%Y-%m-%d"
DAY_FORMATS = [DAY, "%d/%m/%Y"]
WHEN = [
    (CompletesOn.LAST_FULFILMENT.value, "Assim que a pessoa terminar tudo"),
    (CompletesOn.CLOSING.value, "Só quando eu encerrar a turma"),
]
NOT_A_DAY = "Escreva a data como 31/12/2026."


class CourseChoice(forms.ModelChoiceField[CourseCard]):
    """Shows a course by its title and whose it is."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.organization.short_name})"


class PersonChoice(forms.ModelChoiceField[Person]):
    """Shows a person by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)

    def to_python(self, value: Any) -> Person | None:
        """Refuse what is no identifier at all in the same words as a stranger's."""
        try:
            return super().to_python(value)
        except ValidationError:
            sentence = self.error_messages["invalid_choice"]
            raise ValidationError(sentence, code="invalid_choice") from None


class HostForm(forms.Form):
    """For which organization the offering is; asked of whoever coordinates several."""

    anfitria = forms.ModelChoiceField(
        Organization.objects.none(), label="Para quem é a turma", to_field_name="public_id"
    )

    def __init__(self, *args: Any, hosts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anfitria"].queryset = hosts  # type: ignore[attr-defined]  # a choice of rows


class OfferingForm(forms.Form):
    """A new offering of a published course."""

    course = CourseChoice(
        CourseCard.objects.none(),
        label="Curso",
        to_field_name="slug",
        empty_label="Escolha o curso",
        error_messages={
            "required": "Escolha o curso.",
            "invalid_choice": "Este curso não está publicado para o seu município.",
        },
    )
    title = forms.CharField(
        label="Nome da turma",
        max_length=LONGEST_TITLE,
        help_text="Curto, como “2026/1” ou “UBS Centro”.",
        error_messages={
            "required": "Dê um nome à turma.",
            "max_length": f"O nome da turma pode ter até {LONGEST_TITLE} letras.",
        },
    )
    seats = forms.IntegerField(
        label="Vagas",
        validators=[
            MinValueValidator(1, "A turma precisa de ao menos 1 vaga."),
            MaxValueValidator(
                MOST_SEATS, "A turma pode ter até 20.000 vagas. Para mais gente, abra outra turma."
            ),
        ],
        error_messages={
            "required": "Diga quantas vagas a turma tem.",
            "invalid": "Escreva só o número de vagas.",
        },
    )
    starts_on = forms.DateField(
        label="Início",
        input_formats=DAY_FORMATS,
        widget=forms.DateInput({"type": "date"}, format=DAY),
        error_messages={"required": "Diga quando a turma começa.", "invalid": NOT_A_DAY},
    )
    ends_on = forms.DateField(
        label="Fim",
        input_formats=DAY_FORMATS,
        widget=forms.DateInput({"type": "date"}, format=DAY),
        error_messages={"required": "Diga quando a turma termina.", "invalid": NOT_A_DAY},
    )
    place = forms.CharField(
        label="Lugar",
        required=False,
        max_length=LONGEST_PLACE,
        help_text="Só se houver encontro.",
        error_messages={"max_length": f"O lugar pode ter até {LONGEST_PLACE} letras."},
    )
    partners = forms.CharField(
        label="Instituições parceiras",
        required=False,
        max_length=10 * LONGEST_PARTNER,
        widget=forms.Textarea({"rows": 2}),
        help_text="Uma por linha, com o nome por extenso. Saem no certificado.",
        error_messages={"max_length": "É texto demais. Escreva só o nome de cada instituição."},
    )
    completes_on = forms.ChoiceField(
        label="Quando sai a conclusão",
        choices=WHEN,
        initial=CompletesOn.LAST_FULFILMENT.value,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": "Escolha uma das duas formas.",
            "required": "Escolha uma.",
        },
    )
    facilitator = PersonChoice(
        Person.objects.none(),
        label="Quem facilita",
        required=False,
        to_field_name="public_id",
        empty_label="Ninguém: o curso se faz sozinho",
        error_messages={"invalid_choice": "Escolha alguém da lista."},
    )
    facilitator_title = forms.CharField(
        label="Titulação de quem facilita",
        required=False,
        max_length=120,
        help_text="Como sai no certificado: “Enfermeira, especialista em saúde da família”.",
        error_messages={"max_length": "A titulação pode ter até 120 letras."},
    )

    def __init__(self, *args: Any, courses: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]  # as above
        self.fields["facilitator"].queryset = people  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        """Say beside the last day that it comes before the first."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "A turma termina antes de começar. Confira as duas datas.")
        return cleaned

    def facilitators(self) -> Iterable[tuple[Person, str]]:
        """Return who was chosen, with the title as typed."""
        person = self.cleaned_data["facilitator"]
        return [(person, self.cleaned_data["facilitator_title"].strip())] if person else []


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

"""What the worker copies from the paper, and what human resources decide."""

from typing import Any, Final, cast

from django import forms

from certificates.recognition.models import ProofFile
from certificates.recognition.rules import GIVEN_BY_PEOPLE, HOUR, MOST_MINUTES, Declared
from certificates.recognition.uploads import ACCEPTED
from courses.hours.rules import ActionKind, Modality
from lms.common.identifiers import parse_cnpj
from lms.people.forms.fields import DomainField, day_field, line_field
from lms.people.models import EmploymentLink

NOTE_LENGTH: Final = 1000


def plain_text(**attrs: str) -> forms.TextInput:
    """Return a box that offers nothing typed elsewhere."""
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


class HoursForm(forms.Form):
    """Hours and minutes, as papers print them."""

    hours = forms.IntegerField(
        label="Horas",
        min_value=0,
        max_value=MOST_MINUTES // HOUR,
        widget=plain_text(inputmode="numeric"),
        error_messages={
            "required": "Diga quantas horas. Se for menos de uma, escreva 0.",
            "invalid": "Escreva só o número de horas, como 40.",
            "min_value": "As horas não podem ser menos que zero.",
            "max_value": "São horas demais para um certificado só. Confira o número.",
        },
    )
    rest = forms.IntegerField(
        label="Minutos",
        required=False,
        min_value=0,
        max_value=HOUR - 1,
        widget=plain_text(inputmode="numeric"),
        error_messages={
            "invalid": "Escreva só o número de minutos, como 30.",
            "min_value": "Os minutos vão de 0 a 59.",
            "max_value": "Os minutos vão de 0 a 59.",
        },
    )

    @property
    def minutes(self) -> int:
        """Return what was typed, in minutes."""
        return int(self.cleaned_data["hours"]) * HOUR + int(self.cleaned_data["rest"] or 0)


class SubmissionForm(HoursForm):
    """A certificate from elsewhere. The file is kept by the view, that nothing be lost."""

    file = forms.FileField(
        label="Foto ou arquivo do certificado",
        allow_empty_file=True,  # the service says what is wrong with it
        error_messages={"required": "Tire uma foto do certificado ou escolha o arquivo."},
        help_text="JPEG, PNG ou PDF, até 10 MB. Frente e verso: junte em um PDF só.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    draft = forms.CharField(required=False, widget=forms.HiddenInput)
    title = line_field(
        "Nome do curso",
        "o nome do curso",
        empty="Escreva o nome do curso, como está no certificado.",
        widget=plain_text(),
    )
    issuer_name = line_field(
        "Instituição",
        "o nome da instituição",
        empty="Escreva o nome da instituição que emitiu o certificado.",
        help_text="Quem emitiu o certificado.",
        widget=plain_text(),
    )
    issuer_cnpj = DomainField(
        label="CNPJ da instituição",
        read=parse_cnpj,
        required=False,
        help_text="Muitos certificados trazem no rodapé.",
        widget=plain_text(),
    )
    starts_on = day_field("Começou em", empty="Escolha o dia em que o curso começou.")
    ends_on = day_field("Terminou em", empty="Escolha o dia em que o curso terminou.")
    code = line_field(
        "Código de validação",
        "o código",
        longest=80,
        required=False,
        widget=plain_text(spellcheck="false"),
    )
    address = line_field(
        "Endereço para conferir",
        "o endereço",
        longest=300,
        required=False,
        help_text="O site que o certificado manda abrir.",
        widget=plain_text(inputmode="url"),
    )
    link = forms.ChoiceField(
        label="Quem vai reconhecer as horas",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Escolha o vínculo em que as horas devem contar.",
            "invalid_choice": "Escolha um vínculo seu que esteja valendo hoje.",
        },
    )
    field_order = (
        "file",
        "draft",
        "title",
        "issuer_name",
        "issuer_cnpj",
        "hours",
        "rest",
        "starts_on",
        "ends_on",
        "code",
        "address",
        "link",
    )

    def __init__(
        self, *args: Any, links: list[EmploymentLink], draft: ProofFile | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.links = {str(link.public_id): link for link in links}
        self.kept = draft
        chosen = cast(forms.ChoiceField, self.fields["link"])
        chosen.choices = [(key, _link_text(link)) for key, link in self.links.items()]
        if len(links) == 1:
            chosen.initial = next(iter(self.links))
        if draft is not None:
            self.fields["file"].label = "Trocar o arquivo"
            self.fields["file"].required = False

    @property
    def declared(self) -> Declared:
        """Return what was typed."""
        told = self.cleaned_data
        return Declared(
            issuer_name=told["issuer_name"],
            issuer_cnpj=told["issuer_cnpj"],
            title=told["title"],
            minutes=self.minutes,
            starts_on=told["starts_on"],
            ends_on=told["ends_on"],
            code=told["code"],
            address=told["address"],
        )

    @property
    def chosen_link(self) -> EmploymentLink:
        """Return the link whose employer decides."""
        return self.links[self.cleaned_data["link"]]


def _link_text(link: EmploymentLink) -> str:
    job = f", {link.job_title}" if link.job_title else ""
    return f"{link.employer.short_name}{job}"


class AcceptanceForm(HoursForm):
    """How many hours count, and as what."""

    modality = forms.ChoiceField(
        label="Como foi o curso",
        choices=[(one.value, one.label.capitalize()) for one in Modality],
        widget=forms.RadioSelect,
        error_messages={"required": "Escolha como foi o curso."},
    )
    action_kind = forms.ChoiceField(
        label="Tipo de ação",
        choices=[(one.value, one.label.capitalize()) for one in ActionKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Escolha o tipo de ação."},
    )
    note = forms.CharField(
        label="Recado para a pessoa",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Se reconheceu menos horas, explique por quê.",
        error_messages={"max_length": f"Resuma um pouco: cabem {NOTE_LENGTH} letras."},
    )


def note_field() -> forms.CharField:
    """Return a field for what the person must be told."""
    return forms.CharField(
        label="Explique para a pessoa",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ela vai ler. Diga o que aconteceu e o que ela pode fazer.",
        error_messages={
            "required": "Explique em uma ou duas frases: a pessoa vai ler.",
            "max_length": f"Resuma um pouco: cabem {NOTE_LENGTH} letras.",
        },
    )


class RefusalForm(forms.Form):
    """Why hours are not recognised."""

    reason = forms.ChoiceField(
        label="Motivo",
        choices=[(one.value, one.label.capitalize()) for one in GIVEN_BY_PEOPLE],
        widget=forms.RadioSelect,
        error_messages={"required": "Escolha o motivo."},
    )
    note = note_field()


class AnnulmentForm(forms.Form):
    """Why a recognition is taken back."""

    note = note_field()

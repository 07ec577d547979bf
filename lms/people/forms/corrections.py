"""Forms of a correction: what the person asks, what the employer answers."""

from typing import Any

from django import forms

from lms.common.errors import DomainError
from lms.people.forms.fields import line_field
from lms.people.models import EmploymentLink
from lms.people.rules import LONGEST_EXPLANATION, Correctable, clean_correction

SUBJECTS = [(subject.value, subject.label.capitalize()) for subject in Correctable]


class CorrectionForm(forms.Form):
    """What is wrong, and how it should be; which employer is asked only of who has several."""

    link = forms.ModelChoiceField(
        label="Secretaria",
        queryset=EmploymentLink.objects.none(),
        to_field_name="public_id",
        empty_label="Escolha",
        error_messages={
            "required": "Escolha a secretaria que deve corrigir.",
            "invalid_choice": "Escolha a secretaria que deve corrigir.",
        },
    )
    subject = forms.ChoiceField(
        label="O que está errado",
        choices=SUBJECTS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Escolha o que está errado.",
            "invalid_choice": "Escolha o que está errado.",
        },
    )
    value = line_field("Como deve ficar", "a correção")
    explanation = line_field(
        "Por quê",
        "a explicação",
        longest=LONGEST_EXPLANATION,
        required=False,
        help_text="Em que documento isso aparece. Só a secretaria lê.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, links: list[EmploymentLink], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = links[0] if len(links) == 1 else None
        if self.only:
            del self.fields["link"]
        else:
            own = EmploymentLink.objects.filter(pk__in=[link.pk for link in links])
            field: Any = self.fields["link"]
            field.queryset = own.select_related("employer")
            field.label_from_instance = lambda link: link.employer.short_name

    def clean(self) -> dict[str, Any]:
        """Read the value as what it corrects."""
        told = self.cleaned_data
        if "subject" in told and "value" in told:
            try:
                clean_correction(Correctable(told["subject"]), told["value"])
            except DomainError as problem:
                self.add_error("value", problem.sentence)
        return told

    def asked_of(self) -> EmploymentLink:
        """Return the link, chosen or the only one."""
        chosen: EmploymentLink = self.only or self.cleaned_data["link"]
        return chosen


class AnswerForm(forms.Form):
    """Why a request is refused."""

    reason = line_field(
        "Motivo",
        "o motivo",
        longest=LONGEST_EXPLANATION,
        required=False,
        help_text="A pessoa vai ler.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

from collections.abc import Iterable
from typing import Any

from django import forms

from courses.catalogue.models import EditionLesson
from courses.learning.services.accommodating import LONGEST_TEXT

EXTRA_TIME = [
    (0, "Sem tempo a mais"),
    (25, "25% a mais: 30 minutos viram 37"),
    (50, "50% a mais: 30 minutos viram 45"),
    (100, "O dobro: 30 minutos viram 60"),
]
NO_HEALTH = "Diga do que a pessoa precisa, sem nome de doença: “precisa ler devagar”."


def text(label: str, help_text: str = "") -> forms.CharField:
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_TEXT,
        help_text=help_text,
        widget=forms.Textarea({"rows": 3}),
    )


class ExtraTimeForm(forms.Form):
    """How much longer a person may take, and why."""

    tempo = forms.TypedChoiceField(
        label="Tempo nas avaliações", choices=EXTRA_TIME, coerce=int, widget=forms.RadioSelect
    )
    motivo = text("Motivo", NO_HEALTH)


class OtherEvidenceForm(forms.Form):
    """What the person did instead of a quiz, and why."""

    avaliacao = forms.TypedChoiceField(label="Avaliação")
    descricao = text(
        "O que a pessoa fez",
        "Por exemplo: respondeu em voz alta às mesmas situações, diante de duas pessoas da equipe.",
    )
    razao = text("Motivo", NO_HEALTH)

    def __init__(self, *args: Any, lessons: Iterable[EditionLesson], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(lesson.public_id), lesson.title) for lesson in lessons]
        self.fields["avaliacao"].choices = choices  # type: ignore[attr-defined]  # a choice

"""What every question has in the editor."""

from typing import Any

from wagtail import blocks

from cms.blocks.refusals import refused
from courses.questions import samples
from courses.questions.kinds import Place
from courses.questions.registry import kind_of
from lms.common.errors import DomainError

QUESTION_GROUP = "Perguntas"
# What is said of a question comes after what it asks and how it is answered.
LAST = ("feedback", "is_practice")


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    prompt = blocks.TextBlock(label="Pergunta", max_length=1500, rows=3)
    is_practice = blocks.BooleanBlock(
        label="É de treino",
        required=False,
        default=True,
        help_text="Treino responde na hora e não vale nota.",
    )
    feedback = blocks.TextBlock(
        label="Explicação para todos", max_length=1500, rows=3, required=False
    )

    def get_form_layout(self) -> blocks.BlockGroup:
        """Ask in the order in which a question is thought of."""
        first = [name for name in self.child_blocks if name not in LAST]
        return blocks.BlockGroup([*first, *(name for name in LAST if name in self.child_blocks)])

    def get_preview_value(self) -> Any:
        """Return an invented question, so that an author sees what they choose."""
        return self.to_python(samples.value_of(self.name))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the fields as a learner would see them, or why there are none."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        kind = kind_of(self.name)
        try:
            shown = kind.freeze("Esta pergunta", self.get_prep_value(value)).shown
        except DomainError as problem:
            return {**context, "problem": problem.sentence}
        place = Place("previa", "previa", is_locked=True)
        inputs = kind.inputs(shown, None, place)
        return {**context, "fields": kind.template, "inputs": inputs, "place": place}

    class Meta:
        group = QUESTION_GROUP
        template = "courses/blocks/question.html"


class FrozenBlock(QuestionBlock):
    """A question that the editor publishes only if it could be asked as it is."""

    def clean(self, value: Any) -> Any:
        """Refuse what could not be asked, with the sentence of its kind; a draft may wait."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        try:
            kind_of(self.name).freeze("Esta pergunta", self.get_prep_value(cleaned))
        except DomainError as problem:
            raise refused(problem.sentence) from None
        return cleaned

"""Questions that are answered by choosing, or by a number."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.blocks.lists import at_least
from courses.catalogue.blocks.asking import QuestionBlock

FEWEST_OPTIONS = 2
MOST_OPTIONS = 8


class OptionBlock(blocks.StructBlock):
    """One answer that may be chosen. Its identity is the list item's own id."""

    text = blocks.CharBlock(label="Texto", max_length=300)
    is_correct = blocks.BooleanBlock(label="Está certa", required=False)
    feedback = blocks.CharBlock(
        label="O que dizer a quem escolher esta",
        max_length=500,
        required=False,
        help_text="Ensine, sem culpar. Aparece só depois da resposta.",
    )

    class Meta:
        icon = "list-ul"
        label = "Opção"


class SingleChoiceBlock(QuestionBlock):
    """Exactly one right answer."""

    options = at_least(FEWEST_OPTIONS, OptionBlock(), label="Opções", max_num=MOST_OPTIONS)

    class Meta:
        icon = "radio-full"
        label = "Escolha única"
        description = "Uma pergunta com uma só resposta certa."

    def clean(self, value: Any) -> Any:
        """Refuse a question without exactly one right answer; a draft may wait."""
        cleaned = super().clean(value)
        right = sum(bool(option["is_correct"]) for option in cleaned["options"])
        if right != 1 and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError("Marque uma, e só uma, opção como certa.")]
            )
        return cleaned


class MultipleChoiceBlock(QuestionBlock):
    """Every right answer is to be marked, and no wrong one."""

    options = at_least(FEWEST_OPTIONS, OptionBlock(), label="Opções", max_num=MOST_OPTIONS)

    class Meta:
        icon = "tasks"
        label = "Múltipla escolha"
        description = "Uma pergunta com uma ou mais respostas certas."

    def clean(self, value: Any) -> Any:
        """Refuse a question where no answer, or every answer, is right; a draft may wait."""
        cleaned = super().clean(value)
        right = sum(bool(option["is_correct"]) for option in cleaned["options"])
        is_settled = 0 < right < len(cleaned["options"])
        if not is_settled and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                non_block_errors=[
                    ValidationError("Marque ao menos uma opção certa e deixe ao menos uma errada.")
                ]
            )
        return cleaned


class TrueFalseBlock(QuestionBlock):
    """A statement that is true or false."""

    is_true = blocks.BooleanBlock(label="A frase é verdadeira", required=False)

    class Meta:
        icon = "check"
        label = "Verdadeiro ou falso"
        description = "Uma frase para julgar."


class NumericBlock(QuestionBlock):
    """A number, with a tolerance and a unit."""

    answer = blocks.DecimalBlock(label="Resposta", max_digits=12, decimal_places=4)
    tolerance = blocks.DecimalBlock(
        label="Diferença aceita", max_digits=12, decimal_places=4, min_value=0, default=0
    )
    unit = blocks.CharBlock(label="Unidade", max_length=30, required=False)

    class Meta:
        icon = "order"
        label = "Número"
        description = "Uma conta ou medida, com a diferença que se aceita."

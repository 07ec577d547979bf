"""What a lesson is made of: what is read and done, and questions."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.blocks.boards import ComparisonBlock, TableBlock, TimelineBlock
from cms.blocks.case import CaseBlock
from cms.blocks.gallery import GalleryBlock
from cms.blocks.recordings import AudioBlock, VideoBlock
from cms.blocks.sources import DocumentBlock, QuotationBlock
from cms.blocks.text import CalloutBlock, ImageBlock, ParagraphBlock
from cms.blocks.work import ActivityBlock
from courses.questions.kinds import Place
from courses.questions.registry import kind_of
from lms.common.errors import DomainError

QUESTION_GROUP = "Perguntas"
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


class SingleChoiceBlock(QuestionBlock):
    """Exactly one right answer."""

    options = blocks.ListBlock(
        OptionBlock(), label="Opções", min_num=FEWEST_OPTIONS, max_num=MOST_OPTIONS
    )

    class Meta:
        icon = "radio-full"
        label = "Escolha única"
        description = "Uma pergunta com uma só resposta certa."

    def clean(self, value: Any) -> Any:
        """Refuse a question without exactly one right answer."""
        cleaned = super().clean(value)
        if sum(bool(option["is_correct"]) for option in cleaned["options"]) != 1:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError("Marque uma, e só uma, opção como certa.")]
            )
        return cleaned


class MultipleChoiceBlock(QuestionBlock):
    """Every right answer is to be marked, and no wrong one."""

    options = blocks.ListBlock(
        OptionBlock(), label="Opções", min_num=FEWEST_OPTIONS, max_num=MOST_OPTIONS
    )

    class Meta:
        icon = "tasks"
        label = "Múltipla escolha"
        description = "Uma pergunta com uma ou mais respostas certas."

    def clean(self, value: Any) -> Any:
        """Refuse a question where no answer, or every answer, is right."""
        cleaned = super().clean(value)
        right = sum(bool(option["is_correct"]) for option in cleaned["options"])
        if not 0 < right < len(cleaned["options"]):
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


class LessonStreamBlock(blocks.StreamBlock):
    """A lesson's body."""

    paragraph = ParagraphBlock()
    image = ImageBlock()
    callout = CalloutBlock()
    quotation = QuotationBlock()
    gallery = GalleryBlock()
    document = DocumentBlock()
    audio = AudioBlock()
    video = VideoBlock()
    table = TableBlock()
    comparison = ComparisonBlock()
    timeline = TimelineBlock()
    activity = ActivityBlock()
    case = CaseBlock()
    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    numeric = NumericBlock()

    class Meta:
        label = "Conteúdo"


class SyllabusUnitBlock(blocks.StructBlock):
    """One unit of the syllabus with its clock minutes."""

    title = blocks.CharBlock(label="Unidade", max_length=160)
    minutes = blocks.IntegerBlock(label="Minutos", min_value=1, max_value=60_000)

    class Meta:
        icon = "list-ol"
        label = "Unidade"

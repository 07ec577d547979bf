"""A course's bank of questions, and what draws some of them into a quiz."""

from typing import Any, ClassVar, TypeVar

from wagtail import blocks

from courses.catalogue.blocks.arranging import MatchingBlock, OrderingBlock
from courses.catalogue.blocks.asking import QUESTION_GROUP, QuestionBlock
from courses.catalogue.blocks.choosing import (
    MultipleChoiceBlock,
    NumericBlock,
    SingleChoiceBlock,
    TrueFalseBlock,
)
from courses.catalogue.blocks.dose import CalculatedDoseBlock
from courses.catalogue.blocks.picture import HotspotBlock
from courses.catalogue.blocks.staged import StagedCaseBlock
from courses.catalogue.blocks.writing import GapFillingBlock, ShortTextBlock

MOST_DRAWN = 50
THEME_LENGTH = 80

Asked = TypeVar("Asked", bound=QuestionBlock)


def counted(block: type[Asked]) -> Asked:
    """Return a question that always counts: in a bank nothing is for practice."""
    kept: dict[str, Any] = {"is_practice": None, "__module__": __name__}
    made: Asked = type(f"Counted{block.__name__}", (block,), kept)()
    return made


class ThemeBlock(blocks.StructBlock):
    """Questions about one thing."""

    name = blocks.CharBlock(
        label="Tema", max_length=THEME_LENGTH, help_text="Um nome curto, como “Manguito”."
    )
    questions = blocks.StreamBlock(
        [
            ("single_choice", counted(SingleChoiceBlock)),
            ("multiple_choice", counted(MultipleChoiceBlock)),
            ("true_false", counted(TrueFalseBlock)),
            ("numeric", counted(NumericBlock)),
            ("short_text", counted(ShortTextBlock)),
            ("gap_filling", counted(GapFillingBlock)),
            ("ordering", counted(OrderingBlock)),
            ("matching", counted(MatchingBlock)),
            ("hotspot", counted(HotspotBlock)),
            ("calculated_dose", counted(CalculatedDoseBlock)),
            ("staged_case", counted(StagedCaseBlock)),
        ],
        label="Perguntas",
        min_num=1,
    )

    class Meta:
        icon = "folder-open-inverse"
        label = "Tema"


class DrawBlock(blocks.StructBlock):
    """Some questions of a theme, other ones in each attempt."""

    theme = blocks.CharBlock(
        label="Tema do banco",
        max_length=THEME_LENGTH,
        help_text="Como está escrito no banco de perguntas do curso.",
    )
    count = blocks.IntegerBlock(label="Quantas perguntas", min_value=1, max_value=MOST_DRAWN)

    class Meta:
        icon = "order"
        label = "Sorteio do banco"
        group = QUESTION_GROUP
        template = "courses/blocks/draw.html"
        description = "Perguntas do banco do curso, sorteadas a cada tentativa. Só em avaliação."
        preview_value: ClassVar[dict[str, Any]] = {"theme": "Manguito", "count": 3}

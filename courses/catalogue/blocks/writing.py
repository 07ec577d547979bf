"""Questions that are answered in words: a short text, gaps in a text, a reflection."""

from wagtail import blocks

from courses.catalogue.blocks.asking import FrozenBlock
from courses.questions.gaps import LONGEST_GAP
from courses.questions.words import LONGEST_WORDS


class ShortTextBlock(FrozenBlock):
    """A word or a few."""

    answers = blocks.ListBlock(
        blocks.CharBlock(label="Resposta", max_length=LONGEST_WORDS),
        label="Respostas aceitas",
        min_num=1,
        max_num=12,
        help_text=(
            "A primeira é a que aparece como resposta. Escreva também outros jeitos de dizer o "
            "mesmo. Maiúsculas, acentos e espaços a mais não fazem diferença."
        ),
    )

    class Meta:
        icon = "edit"
        label = "Texto curto"
        description = "A pessoa escreve uma palavra ou poucas."


class GapFillingBlock(FrozenBlock):
    """A text with gaps."""

    text = blocks.TextBlock(
        label="Texto com lacunas",
        max_length=2000,
        rows=4,
        help_text=(
            "Ponha cada resposta entre colchetes: “Espere [5|cinco] minutos”. A barra separa os "
            "jeitos de escrever que valem."
        ),
    )
    is_typed = blocks.BooleanBlock(
        label="A pessoa escreve",
        required=False,
        help_text="Sem marcar, ela escolhe as palavras de uma lista, mais fácil no celular.",
    )
    distractors = blocks.ListBlock(
        blocks.CharBlock(label="Palavra", max_length=LONGEST_GAP),
        label="Palavras a mais na lista",
        default=[],
        max_num=8,
        help_text="Parecem servir, e não servem. Só para quem escolhe da lista.",
    )

    class Meta:
        icon = "form"
        label = "Lacunas"
        description = "Um texto para completar, escolhendo ou escrevendo."


class ReflectionBlock(FrozenBlock):
    """Something to think about; it is always practice."""

    is_practice = None
    feedback = blocks.TextBlock(
        label="Orientação para depois",
        max_length=1500,
        rows=3,
        required=False,
        help_text="Aparece depois que a pessoa escreve. Ajude a olhar de novo, sem corrigir.",
    )

    class Meta:
        icon = "comment"
        label = "Reflexão"
        description = "A pessoa escreve para si. Não vale nota; o texto volta quando ela reabre."

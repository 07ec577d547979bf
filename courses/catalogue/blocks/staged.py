"""A clinical case that is told, and answered, in stages."""

from wagtail import blocks

from cms.blocks.lists import at_least
from courses.catalogue.blocks.asking import FrozenBlock
from courses.catalogue.blocks.choosing import FEWEST_OPTIONS, MOST_OPTIONS, OptionBlock
from courses.questions.stages import FEWEST_STAGES, MOST_STAGES


class StageBlock(blocks.StructBlock):
    """What is new, and a question about it."""

    facts = blocks.TextBlock(
        label="O que há de novo",
        max_length=1500,
        rows=3,
        help_text="Só aparece depois da etapa anterior respondida.",
    )
    prompt = blocks.TextBlock(label="Pergunta", max_length=500, rows=2)
    options = at_least(
        FEWEST_OPTIONS,
        OptionBlock(),
        label="Opções",
        max_num=MOST_OPTIONS,
        help_text="Com mais de uma certa, a pessoa marca todas as que valem.",
    )
    feedback = blocks.TextBlock(
        label="Explicação desta etapa", max_length=1500, rows=2, required=False
    )

    class Meta:
        icon = "arrow-right"
        label = "Etapa"


class StagedCaseBlock(FrozenBlock):
    """Stages in order."""

    prompt = blocks.TextBlock(
        label="Como o caso começa",
        max_length=1500,
        rows=3,
        help_text="Nunca conte a história de um paciente que alguém possa reconhecer.",
    )
    stages = at_least(FEWEST_STAGES, StageBlock(), label="Etapas", max_num=MOST_STAGES)

    class Meta:
        icon = "tasks"
        label = "Caso clínico em etapas"
        description = "Cada resposta traz fatos novos. Cada etapa vale uma parte."

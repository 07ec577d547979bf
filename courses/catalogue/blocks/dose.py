"""A dose to be calculated, with numbers that change from one attempt to the next."""

from wagtail import blocks

from courses.catalogue.blocks.asking import FrozenBlock
from courses.questions.dose import MOST_VARIABLES
from courses.questions.formula import LONGEST_FORMULA


def number(label: str, **options: object) -> blocks.DecimalBlock:
    """Return the field of a number."""
    return blocks.DecimalBlock(label=label, max_digits=12, decimal_places=4, **options)


class VariableBlock(blocks.StructBlock):
    """A number that is drawn."""

    name = blocks.CharBlock(
        label="Nome", max_length=20, help_text="Minúsculas, sem acento nem espaço, como peso."
    )
    smallest = number("Menor valor")
    largest = number("Maior valor")
    step = number(
        "De quanto em quanto", default=1, help_text="5 sorteia 10, 15, 20; 0,5 sorteia 1, 1,5, 2."
    )

    class Meta:
        icon = "cogs"
        label = "Variável"


class CalculatedDoseBlock(FrozenBlock):
    """A formula whose numbers are drawn."""

    prompt = blocks.TextBlock(
        label="Pergunta",
        max_length=1500,
        rows=3,
        help_text=(
            "Ponha o nome de cada variável entre chaves onde o número deve aparecer: “Uma criança "
            "de {peso} kg”. Na explicação também pode."
        ),
    )
    variables = blocks.ListBlock(
        VariableBlock(),
        label="Variáveis",
        min_num=1,
        max_num=MOST_VARIABLES,
        help_text="A cada tentativa da avaliação os números são outros. No treino, não mudam.",
    )
    formula = blocks.CharBlock(
        label="Fórmula da resposta",
        max_length=LONGEST_FORMULA,
        help_text="Com os nomes das variáveis, + - * / e parênteses: peso * 15 / 50.",
    )
    places = blocks.IntegerBlock(
        label="Casas depois da vírgula", min_value=0, max_value=4, default=1
    )
    tolerance = number("Diferença aceita", min_value=0, default=0)
    tolerance_is_percent = blocks.BooleanBlock(
        label="A diferença é em %",
        required=False,
        help_text="Sem marcar, é na unidade da resposta.",
    )
    unit = blocks.CharBlock(label="Unidade", max_length=30, required=False)

    class Meta:
        icon = "cogs"
        label = "Cálculo de dose"
        description = "Uma conta com números sorteados a cada tentativa."

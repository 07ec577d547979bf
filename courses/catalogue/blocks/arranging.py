"""Questions that are answered by arranging: an order, or pairs."""

from wagtail import blocks

from cms.blocks.lists import at_least
from courses.catalogue.blocks.asking import FrozenBlock

MOST_ITEMS = 8


class OrderingBlock(FrozenBlock):
    """Things to be put in order."""

    items = at_least(
        3,
        blocks.CharBlock(label="Item", max_length=200),
        label="Itens, na ordem certa",
        max_num=MOST_ITEMS,
        help_text="Escreva na ordem certa. Para quem responde, eles aparecem embaralhados.",
    )

    class Meta:
        icon = "list-ol"
        label = "Ordenar"
        description = "Passos para pôr em ordem. Cada um no lugar certo vale uma parte."


class PairBlock(blocks.StructBlock):
    """Two things that belong together."""

    left = blocks.CharBlock(label="De um lado", max_length=200)
    right = blocks.CharBlock(label="O par", max_length=200)

    class Meta:
        icon = "link"
        label = "Par"


class MatchingBlock(FrozenBlock):
    """Pairs to be found."""

    pairs = at_least(
        2,
        PairBlock(),
        label="Pares",
        max_num=MOST_ITEMS,
        help_text="Para quem responde, os pares aparecem embaralhados.",
    )
    distractors = blocks.ListBlock(
        blocks.CharBlock(label="Opção", max_length=200),
        label="Opções a mais",
        default=[],
        max_num=4,
        help_text="Não são par de ninguém. Assim a última não sai por eliminação.",
    )

    class Meta:
        icon = "link"
        label = "Ligar pares"
        description = "Para cada item, escolher o par. Cada par certo vale uma parte."

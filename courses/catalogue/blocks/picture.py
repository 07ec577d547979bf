"""A question that is answered on a picture."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.lists import at_least
from courses.catalogue.blocks.asking import FrozenBlock


def share(label: str, *, smallest: int = 0, help_text: str = "") -> blocks.IntegerBlock:
    """Return the field of a place or a length in per cent of the picture."""
    return blocks.IntegerBlock(label=label, min_value=smallest, max_value=100, help_text=help_text)


class AreaBlock(blocks.StructBlock):
    """A part of the picture, told in words too."""

    text = blocks.CharBlock(
        label="Que lugar é este",
        max_length=200,
        help_text="Em palavras, para quem não vê a imagem, e sem entregar a resposta: "
        "“parte de cima do braço”.",
    )
    left = share("Esquerda (%)", help_text="Quanto falta da borda esquerda da imagem até a área.")
    top = share("Topo (%)", help_text="Quanto falta da borda de cima da imagem até a área.")
    width = share("Largura (%)", smallest=5)
    height = share("Altura (%)", smallest=5)
    is_correct = blocks.BooleanBlock(label="Está certa", required=False)

    class Meta:
        icon = "crosshairs"
        label = "Área"


class HotspotBlock(FrozenBlock):
    """Areas of a picture, one or more of which are right."""

    image = ImageChooserBlock(label="Imagem")
    alt = blocks.CharBlock(
        label="Texto alternativo",
        max_length=300,
        help_text="Diga o que a imagem mostra, sem entregar a resposta. Obrigatório.",
    )
    areas = at_least(
        2,
        AreaBlock(),
        label="Áreas",
        max_num=8,
        help_text="Recebem números na ordem em que estão aqui. Confira na prévia se estão no lugar.",
    )

    class Meta:
        icon = "crosshairs"
        label = "Marcar na imagem"
        description = "A pessoa toca na parte certa de uma imagem."

"""Several pictures that teach together."""

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """One picture of a gallery."""

    image = ImageChooserBlock(label="Imagem")
    alt = blocks.CharBlock(
        label="Texto alternativo",
        max_length=300,
        help_text="Diga o que a imagem mostra, para quem não a vê. Obrigatório.",
    )
    caption = blocks.CharBlock(
        label="Legenda", max_length=300, help_text="Diga o que olhar nesta imagem. Obrigatória."
    )

    class Meta:
        icon = "image"
        label = "Imagem"


class GalleryBlock(blocks.StructBlock):
    """Pictures one after the other; two in a row where there is room. It needs no script."""

    title = blocks.CharBlock(label="O que as imagens mostram juntas", max_length=160)
    pictures = blocks.ListBlock(
        PictureBlock(),
        label="Imagens",
        min_num=2,
        max_num=12,
        help_text="De 2 a 12. Cada imagem gasta o pacote de dados de quem lê: escolha bem.",
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Leave out the pictures that were deleted since."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        shown = [picture for picture in value["pictures"] if picture["image"]]
        return {**context, "pictures": shown, "sizes": "(min-width: 45em) 21rem, 100vw"}

    class Meta:
        icon = "grid"
        label = "Galeria"
        group = "Texto e imagem"
        template = "cms/blocks/gallery.html"
        description = "De 2 a 12 imagens, cada uma com legenda e texto alternativo."
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "As imagens aparecem aqui",
            "pictures": [],
        }

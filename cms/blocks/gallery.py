"""Several pictures that teach together."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.lists import at_least
from cms.blocks.pictured import sample


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
    pictures = at_least(
        2,
        PictureBlock(),
        label="Imagens",
        max_num=12,
        help_text="De 2 a 12. Cada imagem gasta o pacote de dados de quem lê: escolha bem.",
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Leave out the pictures that were deleted since."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        shown = [picture for picture in value["pictures"] if picture["image"]]
        return {**context, "pictures": shown, "sizes": "(min-width: 45em) 21rem, 100vw"}

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Show invented pictures, which nobody has uploaded."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)
        pictures = [sample("A casa de perto"), sample("A casa de longe")]
        return {**context, "sample": {"title": "Como chegar à casa", "pictures": pictures}}

    class Meta:
        icon = "grid"
        label = "Galeria"
        group = "Texto e imagem"
        template = "cms/blocks/gallery.html"
        description = "De 2 a 12 imagens, cada uma com legenda e texto alternativo."
        preview_template = "cms/blocks/gallery_preview.html"

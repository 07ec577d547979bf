"""Words and pictures."""

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.pictured import sample

CALLOUT_ICONS = {"info": "info", "territory": "pin", "warning": "warn", "remember": "flag"}
RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Texto"
        group = "Texto e imagem"
        template = "cms/blocks/paragraph.html"
        preview_value = "<p>Um parágrafo curto, com uma ideia só.</p>"
        description = "Parágrafos, títulos e listas."


class ImageBlock(blocks.StructBlock):
    """A picture with the words that stand in for it."""

    image = ImageChooserBlock(label="Imagem")
    alt = blocks.CharBlock(
        label="Texto alternativo",
        max_length=300,
        help_text="Diga o que a imagem mostra, para quem não a vê. Obrigatório.",
    )
    caption = blocks.CharBlock(label="Legenda", max_length=300, required=False)

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Show an invented picture, which nobody has uploaded."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)
        return {**context, "sample": sample("Diga aqui o que olhar na imagem")}

    class Meta:
        icon = "image"
        label = "Imagem"
        group = "Texto e imagem"
        template = "cms/blocks/image.html"
        preview_template = "cms/blocks/image_preview.html"
        description = "Uma imagem com texto alternativo."


class CalloutBlock(blocks.StructBlock):
    """A short remark set apart from the text."""

    tone = blocks.ChoiceBlock(
        label="Tipo",
        choices=[
            ("info", "Para saber mais"),
            ("territory", "No seu território"),
            ("warning", "Atenção"),
            ("remember", "Para lembrar"),
        ],
        default="info",
    )
    title = blocks.CharBlock(label="Título", max_length=120)
    html = blocks.RichTextBlock(label="Texto", features=["bold", "italic", "ol", "ul", "link"])

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the icon of the tone."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["icon_name"] = CALLOUT_ICONS[value["tone"]]
        return context

    class Meta:
        icon = "info-circle"
        label = "Destaque"
        group = "Texto e imagem"
        template = "cms/blocks/callout.html"
        preview_value: ClassVar[dict[str, str]] = {
            "tone": "territory",
            "title": "No seu território",
            "html": "<p>Pergunte a que horas sai o barco de volta.</p>",
        }
        description = "Um recado curto, separado do texto."


class TextStreamBlock(blocks.StreamBlock):
    """What a section page is made of."""

    paragraph = ParagraphBlock()
    image = ImageBlock()
    callout = CalloutBlock()

    class Meta:
        label = "Conteúdo"

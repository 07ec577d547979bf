"""What others said or wrote: a quotation with its source, a document to download."""

from typing import Any, ClassVar

from django.template.defaultfilters import filesizeformat
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.media.models import Document


class QuotationBlock(blocks.StructBlock):
    """Somebody's own words, with who said them and where they are written."""

    text = blocks.TextBlock(
        label="O que foi dito",
        max_length=1000,
        rows=3,
        help_text="As palavras como são, sem aspas: a página já mostra que é citação.",
    )
    who = blocks.CharBlock(
        label="Quem disse",
        max_length=160,
        help_text="Uma pessoa, uma lei, um caderno. Nunca o nome de paciente.",
    )
    source = blocks.CharBlock(
        label="Onde está escrito",
        max_length=300,
        help_text="Livro, artigo, página ou entrevista, com o ano.",
    )

    class Meta:
        icon = "openquote"
        label = "Citação"
        group = "Texto e imagem"
        template = "cms/blocks/quotation.html"
        description = "As palavras de alguém, com quem disse e onde."
        preview_value: ClassVar[dict[str, str]] = {
            "text": "A saúde é direito de todos e dever do Estado.",
            "who": "Constituição Federal",
            "source": "Artigo 196, 1988",
        }


class DocumentBlock(blocks.StructBlock):
    """A file to download; its type and size are said before."""

    document = DocumentChooserBlock(
        label="Documento", help_text="Qualquer pessoa poderá baixar. Prefira PDF e menos de 2 MB."
    )
    purpose = blocks.CharBlock(
        label="Para que serve",
        max_length=200,
        required=False,
        help_text="Uma frase, para a pessoa decidir se gasta o pacote de dados.",
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the line under the title."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        told = [described(value["document"]), value["purpose"]] if value["document"] else []
        return {**context, "note": ". ".join(filter(None, told))}

    def get_preview_value(self) -> Any:
        """Return an invented document, which nobody has uploaded."""
        document = Document(title="Ficha de visita", file="documents/ficha.pdf", file_size=248_000)
        return self.normalize({"document": document, "purpose": "Para imprimir e levar."})

    class Meta:
        icon = "doc-full"
        label = "Documento"
        group = "Texto e imagem"
        template = "cms/blocks/document.html"
        description = "Um arquivo para baixar, com tipo e tamanho à vista."


def described(document: Document) -> str:
    """Return the type and the size of a document, as "PDF · 1,2 MB"; no size if it is lost."""
    size = document.get_file_size()
    return " · ".join(
        filter(None, [document.file_extension.upper(), size and filesizeformat(size)])
    )

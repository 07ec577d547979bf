"""What is read across or in order: a table, a comparison, a timeline."""

from typing import Any, ClassVar, NamedTuple

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from cms.blocks.lists import at_least
from cms.blocks.refusals import refused
from cms.look.parts import Column

GROUP = "Quadros"
FEWEST_COLUMNS, MOST_COLUMNS = 2, 6
MOST_ROWS = 40


class TableBlock(TypedTableBlock):
    """Rows and columns; a card for each row on a phone."""

    text = blocks.CharBlock(label="Texto", max_length=300, required=False)
    number = blocks.CharBlock(label="Número", max_length=40, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a table that could not be read aloud; a draft may wait.

        That is one whose caption or a heading is missing.
        """
        cleaned = super().clean(value)
        sentence = missing_in(cleaned)
        if sentence and not self.is_deferred_validation:
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(sentence)])
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the parts of our own table."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        columns = [
            Column(column["heading"], numeric=column["block"].name == "number")
            for column in value.columns
        ]
        rows = [row["values"] for row in value.row_data]
        return {**context, "caption": value.caption, "columns": columns, "rows": rows}

    class Meta:
        icon = "table"
        label = "Tabela"
        group = GROUP
        template = "cms/blocks/table.html"
        description = "Linhas e colunas; no celular, um cartão para cada linha."
        help_text = (
            "Diga na legenda do que é a tabela e dê um título a cada coluna. "
            "A primeira coluna dá nome à linha. De 2 a 6 colunas e até 40 linhas."
        )
        preview_value: ClassVar[dict[str, Any]] = {
            "caption": "Tamanho do manguito",
            "columns": [
                {"type": "text", "heading": "Manguito"},
                {"type": "number", "heading": "Braço (cm)"},
            ],
            "rows": [{"values": ["Adulto", "27 a 34"]}, {"values": ["Adulto grande", "35 a 44"]}],
        }


def missing_in(table: Any) -> str:
    """Return the sentence that refuses a table, or nothing."""
    if not table.caption.strip():
        return "Escreva na legenda do que é a tabela."
    if not FEWEST_COLUMNS <= len(table.columns) <= MOST_COLUMNS:
        return f"A tabela precisa ter de {FEWEST_COLUMNS} a {MOST_COLUMNS} colunas."
    if not all(column["heading"].strip() for column in table.columns):
        return "Dê um título a cada coluna: no celular ele aparece ao lado de cada valor."
    if not 1 <= len(table.row_data) <= MOST_ROWS:
        return f"A tabela precisa ter de 1 a {MOST_ROWS} linhas."
    if not all(str(row["values"][0] or "").strip() for row in table.row_data):
        return "Preencha a primeira coluna em todas as linhas: é ela que dá nome à linha."
    return ""


class Side(NamedTuple):
    """How one side of a comparison is marked: always a word and a drawing, never colour alone."""

    word: str
    tone: str
    icon: str


SIDES = {
    "do": Side("Faça", "ok", "check"),
    "avoid": Side("Evite", "stop", "x"),
    "before": Side("Antes", "", "clock"),
    "after": Side("Depois", "info", "next"),
}


class SideBlock(blocks.StructBlock):
    """One column of a comparison."""

    mark = blocks.ChoiceBlock(
        label="Marca",
        choices=[*((name, side.word) for name, side in SIDES.items()), ("none", "Sem marca")],
        default="do",
    )
    heading = blocks.CharBlock(
        label="Título", max_length=120, required=False, help_text="Obrigatório se não houver marca."
    )
    points = blocks.ListBlock(
        blocks.CharBlock(label="Item", max_length=300), label="Itens", min_num=1, max_num=8
    )

    def clean(self, value: Any) -> Any:
        """Refuse a column that nothing names; a draft may wait."""
        cleaned = super().clean(value)
        is_named = cleaned["mark"] != "none" or cleaned["heading"]
        if not is_named and not self.is_deferred_validation:
            raise refused("Escolha uma marca ou escreva um título para a coluna.")
        return cleaned

    class Meta:
        icon = "list-ul"
        label = "Coluna"


class ComparisonBlock(blocks.StructBlock):
    """Two or three columns side by side."""

    title = blocks.CharBlock(label="O que se compara", max_length=160)
    sides = at_least(2, SideBlock(), label="Colunas", max_num=3)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template each column with its mark."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        sides = [(SIDES.get(side["mark"]), side) for side in value["sides"]]
        return {**context, "sides": sides}

    class Meta:
        icon = "copy"
        label = "Comparação"
        group = GROUP
        template = "cms/blocks/comparison.html"
        description = "Faça e evite, ou antes e depois, lado a lado."
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Antes de medir a pressão",
            "sides": [
                {"mark": "do", "heading": "", "points": ["Esperar 5 minutos sentado"]},
                {"mark": "avoid", "heading": "", "points": ["Medir logo depois do café"]},
            ],
        }


class StopBlock(blocks.StructBlock):
    """One stop of a timeline."""

    when = blocks.CharBlock(
        label="Quando",
        max_length=60,
        required=False,
        help_text="Um ano, uma data, “no 3º dia”. Deixe vazio em todas para só numerar.",
    )
    title = blocks.CharBlock(label="O que acontece", max_length=160)
    text = blocks.TextBlock(label="Detalhe", max_length=600, rows=2, required=False)

    class Meta:
        icon = "date"
        label = "Parada"


class TimelineBlock(blocks.StructBlock):
    """Stops in order: dated ones are past and walked, numbered ones lie ahead."""

    title = blocks.CharBlock(label="Título", max_length=160)
    stops = at_least(2, StopBlock(), label="Paradas", max_num=12)

    def clean(self, value: Any) -> Any:
        """Refuse a timeline where only some of the stops have a date; a draft may wait."""
        cleaned = super().clean(value)
        is_dated = {bool(stop["when"]) for stop in cleaned["stops"]}
        if len(is_dated) > 1 and not self.is_deferred_validation:
            raise refused("Diga quando em todas as paradas, ou deixe em branco em todas.")
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Tell the template whether the stops have a date."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return {**context, "is_dated": any(stop["when"] for stop in value["stops"])}

    class Meta:
        icon = "list-ol"
        label = "Linha do tempo"
        group = GROUP
        template = "cms/blocks/timeline.html"
        description = "Paradas em ordem, com data ou com número, no desenho do percurso."
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Como o SUS nasceu",
            "stops": [
                {"when": "1986", "title": "8ª Conferência Nacional de Saúde", "text": ""},
                {"when": "1988", "title": "A Constituição cria o SUS", "text": ""},
                {"when": "1990", "title": "Lei 8.080", "text": "Diz como o SUS funciona."},
            ],
        }

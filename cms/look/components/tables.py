"""The table tag: rows and columns on a desk, one card per row on a phone."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from cms.look.components.library import classes, register, render
from cms.look.parts import Cell, Column

Row = Sequence[object]


@register.simple_tag
def table(
    caption: str,
    columns: Sequence[Column | str],
    rows: Iterable[Row],
    *,
    foot: Row = (),
    variant: str = "",
) -> SafeString:
    words = variant.split()
    heads = [column if isinstance(column, Column) else Column(column) for column in columns]
    shape = ["dense"] if "dense" in words else []
    if "plain" not in words:
        shape.append("cards")
    return render(
        "table",
        caption=caption,
        quiet="quiet" in words,
        columns=heads,
        rows=[_pairs(heads, row) for row in rows],
        foot=_pairs(heads, foot) if foot else (),
        classes=classes("table", " ".join(shape), "dense cards"),
    )


def _pairs(columns: Sequence[Column], row: Row) -> list[tuple[Column, Cell]]:
    cells = [value if isinstance(value, Cell) else Cell(value) for value in row]
    return list(zip(columns, cells, strict=True))

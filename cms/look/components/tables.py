"""The table tag: rows and columns on a desk, one card per row on a phone."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.look.components.library import NOTHING, classes, joined, register, when
from cms.look.parts import Cell, Column

Row = Sequence[object]
UNSEEN = mark_safe(' class="u-sr"')


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
    return format_html(
        '<div class="table__wrap"><table class="{}" role="table"><caption{}>{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody>{}</table></div>\n',
        _shape(words),
        UNSEEN if "quiet" in words else NOTHING,
        caption,
        joined(map(_head, heads)),
        joined(_row(heads, row) for row in rows),
        when(foot, '<tfoot role="rowgroup">{}</tfoot>', _row(heads, foot) if foot else ""),
    )


def _shape(words: Sequence[str]) -> str:
    unseen = {"plain", "quiet"}
    shape = [word for word in words if word not in unseen]
    return classes(
        "table", " ".join(shape if "plain" in words else [*shape, "cards"]), "dense cards"
    )


def _head(column: Column) -> SafeString:
    numeric = ' class="table__num"' if column.numeric else ""
    return format_html(
        '<th role="columnheader" scope="col"{}>{}</th>', mark_safe(numeric), column.label
    )


def _row(columns: Sequence[Column], values: Row) -> SafeString:
    cells = [value if isinstance(value, Cell) else Cell(value) for value in values]
    head = format_html('<th role="rowheader" scope="row">{}</th>', _inner(cells[0]))
    rest = zip(columns[1:], cells[1:], strict=True)
    body = joined(_cell(column, cell) for column, cell in rest)
    return format_html('<tr role="row">{}{}</tr>\n', head, body)


def _cell(column: Column, cell: Cell) -> SafeString:
    named = when(not column.total, ' data-label="{}"', column.label)
    return format_html('<td role="cell"{}{}>{}</td>', named, _cell_class(column), _inner(cell))


def _cell_class(column: Column) -> SafeString:
    words = []
    if column.numeric:
        words.append("table__num")
    if column.nowrap:
        words.append("u-nowrap")
    if column.total:
        words.append("table__total")
    return when(words, ' class="{}"', " ".join(words))


def _inner(cell: Cell) -> object:
    if not cell.href and not cell.note:
        return cell.value
    return format_html(
        "{}{}",
        when(cell.href, '<a class="table__link" href="{}">{}</a>', cell.href, cell.value)
        or cell.value,
        when(cell.note, '<span class="table__sub">{}</span>', cell.note),
    )

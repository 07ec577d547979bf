"""Tags for facts and lists: facts, bits, rows, figures, pages of a list."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.look import rules
from cms.look.components.library import (
    NOTHING,
    classes,
    drawn,
    joined,
    register,
    render,
    when,
)
from cms.look.parts import Bit, Fact, Link


@register.simple_tag
def facts(rows: Sequence[Fact | tuple[str, object]], *, variant: str = "") -> SafeString:
    told = (row if isinstance(row, Fact) else Fact(*row) for row in rows)
    return format_html(
        '<dl class="{}">{}</dl>', classes("facts", variant, "lines pair"), joined(map(_fact, told))
    )


def _fact(fact: Fact) -> SafeString:
    return format_html(
        '<div class="facts__row"><dt>{}</dt><dd>{}{}</dd></div>\n',
        fact.term,
        linked(fact.value, fact.href),
        when(fact.note, "<br><small>{}</small>", fact.note),
    )


def linked(value: object, href: str) -> object:
    """Return ``value`` as a link where there is somewhere to go."""
    return format_html('<a href="{}">{}</a>', href, value) if href else value


@register.simple_tag
def bits(items: Sequence[Bit | tuple[str, str]]) -> SafeString:
    told = (item if isinstance(item, Bit) else Bit(*item) for item in items)
    pairs = ((drawn(bit.icon), bit.text) for bit in told)
    return format_html('<ul class="bits">{}</ul>', format_html_join("", "<li>{}{}</li>", pairs))


@register.simple_tag
def avatar(name: str) -> SafeString:
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', rules.initials(name))


@register.simple_tag
def row(
    title: str,
    *,
    href: str = "",
    note: str = "",
    icon: str = "",
    person: str = "",
    end: str = "",
) -> SafeString:
    return format_html(
        '<div class="row">{}<div class="row__body"><p class="row__title">{}</p>{}</div>{}</div>\n',
        _row_start(icon, person),
        when(href, '<a class="row__link" href="{}">{}</a>', href, title) or title,
        when(note, '<p class="row__note">{}</p>', note),
        when(end, '<span class="row__end">{}</span>', end),
    )


def _row_start(icon: str, person: str) -> SafeString:
    if icon:
        return format_html('<span class="row__icon">{}</span>', drawn(icon))
    return avatar(person) if person else NOTHING


@register.simple_tag
def stat(number: object, label: str, *, unit: str = "", href: str = "") -> SafeString:
    return format_html(
        '<div class="stat"><p class="stat__num">{}{}</p><p class="stat__label">{}</p></div>\n',
        rules.number_text(number) if isinstance(number, int) else number,
        when(unit, ' <span class="stat__unit">{}</span>', unit),
        when(href, '<a class="stat__link" href="{}">{}</a>', href, label) or label,
    )


@register.simple_tag
def pager(*, after: Link | None = None, before: Link | None = None, label: str) -> SafeString:
    return render("pager", after=after, before=before, label=label)


@register.simple_tag
def pagination(
    page: "Page[Any]", *, query: QueryDict | None = None, name: str = "pagina"
) -> SafeString:
    pages = page.paginator
    if pages.num_pages == 1:
        return SafeString()
    numbers = [
        (str(number), _address(query, name, number) if isinstance(number, int) else "")
        for number in pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return render(
        "pagination",
        numbers=numbers,
        here=str(page.number),
        before=_address(query, name, page.number - 1) if page.has_previous() else "",
        after=_address(query, name, page.number + 1) if page.has_next() else "",
    )


def _address(query: QueryDict | None, name: str, number: int) -> str:
    """Return the address of a page of the list, with the filters that are on."""
    kept = query.copy() if query else QueryDict(mutable=True)
    kept[name] = str(number)
    return f"?{kept.urlencode()}"

"""Tags for facts and lists: facts, bits, rows, figures, pages of a list."""

from collections.abc import Sequence

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.safestring import SafeString

from cms.look import rules
from cms.look.components.library import classes, register, render
from cms.look.parts import Bit, Fact, Link


@register.simple_tag
def facts(rows: Sequence[Fact | tuple[str, object]], *, variant: str = "") -> SafeString:
    told = [row if isinstance(row, Fact) else Fact(*row) for row in rows]
    return render("facts", rows=told, classes=classes("facts", variant, "lines pair"))


@register.simple_tag
def bits(items: Sequence[Bit | tuple[str, str]]) -> SafeString:
    told = [item if isinstance(item, Bit) else Bit(*item) for item in items]
    return render("bits", items=told)


@register.simple_tag
def avatar(name: str) -> SafeString:
    return render("avatar", initials=rules.initials(name))


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
    return render(
        "row",
        title=title,
        href=href,
        note=note,
        icon=icon,
        initials=rules.initials(person),
        end=end,
    )


@register.simple_tag
def stat(number: object, label: str, *, unit: str = "", href: str = "") -> SafeString:
    shown = rules.number_text(number) if isinstance(number, int) else number
    return render("stat", number=shown, label=label, unit=unit, href=href)


@register.simple_tag
def pager(*, after: Link | None = None, before: Link | None = None, label: str) -> SafeString:
    return render("pager", after=after, before=before, label=label)


@register.simple_tag
def pagination(
    page: "Page[object]", *, query: QueryDict | None = None, name: str = "pagina"
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

"""Who teaches in an offering, as its page lists them."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from cms.look.rules import hours_text
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import IS_ENDED, TeachingState

COLUMNS: Final = (
    Column("Pessoa"),
    Column("Papel"),
    Column("Horas", numeric=True),
    Column("Situação", nowrap=True),
)
BADGES: Final = {
    TeachingState.NAMED: ("Sem horas ainda", ""),
    TeachingState.CONFIRMED: ("Confirmadas", "ok"),
    TeachingState.ANNULLED: ("Anuladas", "stop"),
}


@dataclass(frozen=True)
class Way:
    """What may be done next: the address, its word, and how it goes on before the name."""

    url_name: str
    word: str
    more: str


CONFIRM: Final = Way("courses:confirm_teaching", "Confirmar horas", "de")
ANNUL: Final = Way("courses:annul_teaching", "Anular", "as horas de")
REMOVE: Final = Way("courses:remove_facilitator", "Retirar", "da lista")


def row_of(one: OfferingFacilitator, *, may_name: bool, may_confirm: bool) -> list[object]:
    """Return the cells of somebody who teaches, in the order of :data:`COLUMNS`."""
    return [
        Cell(one.person.name, note=one.title),
        capfirst(one.get_capacity_display()),
        hours_text(one.minutes) if one.minutes else "",
        _situation(one, _ways(one, may_name=may_name, may_confirm=may_confirm)),
    ]


def _ways(one: OfferingFacilitator, *, may_name: bool, may_confirm: bool) -> list[Way]:
    """Return what whoever looks may do next about somebody's hours."""
    if one.state == TeachingState.CONFIRMED:
        return [ANNUL] if may_confirm else []
    if one.state == TeachingState.ANNULLED:
        return []
    is_over = one.offering.state in IS_ENDED
    return [*([CONFIRM] if may_confirm and is_over else []), *([REMOVE] if may_name else [])]


def _situation(one: OfferingFacilitator, ways: list[Way]) -> object:
    said = badge(*BADGES[TeachingState(one.state)])
    for way in ways:
        said = format_html(
            '{}<a class="table__link" href="{}">{}<span class="u-sr"> {} {}</span></a>',
            said,
            reverse(way.url_name, args=[one.public_id]),
            way.word,
            way.more,
            one.person.name,
        )
    return said
